import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Output } from '../../../common/contract.ts';
import { toInstant, toMs } from '../../../common/time.ts';
import { dayIn, wallTimeAt } from '../../../common/wall-time.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useDesk } from '../context.ts';
import { busyOf, candidateRow, hitWords, hoursShown, memberRow } from './day-plan.ts';
import { DayStrip } from './day-strip.tsx';
import { chosenAt, type Draft, minutesOf } from './draft.ts';
import { freeTimes } from './free-times.ts';
import styles from './strip.module.css';
import type { Plan } from './use-plan.ts';
import { dayAt, placeOf, spanWords, timeAt } from './zone-words.ts';

/** As far as suggestions look. */
const DAYS = 8;

interface AvailabilityProps {
  plan: Plan;
  draft: Draft;
  /** A free time was taken. */
  onChoose(at: number): void;
}

/** Everyone's day with the chosen time in it, what stands against it, and times that are free. */
export function Availability({ plan, draft, onChoose }: AvailabilityProps) {
  const { now } = useDesk();
  const { timeZone } = draft;
  const at = chosenAt(draft);
  const date = draft.date === '' ? wallTimeAt(now(), timeZone).date : draft.date;
  const query = useAvailability(plan, draft, date);
  const lines = query.data?.members ?? [];
  const chosen = at === null ? null : { from: at, to: at + (minutesOf(draft) ?? 30) * 60_000 };
  const others = plan.interviews
    .filter(({ id, status }) => id !== plan.moved?.id && status === 'scheduled')
    .map(({ startsAt, minutes }) => ({
      from: toMs(startsAt),
      to: toMs(startsAt) + minutes * 60_000,
    }));
  const people = draft.memberIds.flatMap((id) => plan.members.find((one) => one.id === id) ?? []);
  const rows = [
    candidateRow(plan.candidate, others, date, chosen, timeZone),
    ...people.map((one) =>
      memberRow(
        one,
        lines.find(({ memberId }) => memberId === one.id),
        chosen,
        timeZone,
      ),
    ),
  ];
  const zones = [plan.candidate, ...people].map((one) => one.timeZone);
  const conflicts =
    chosen === null
      ? []
      : rows.flatMap((row, index) => hitWords(row, chosen, timeZone, zones[index]!) ?? []);
  const unknown = rows.flatMap(({ name, unknown }) =>
    unknown === null ? [] : [copy.strip.notKnown(name, unknown)],
  );
  const { to: until } = windowOf(date, timeZone);
  const busy = JSON.stringify(
    [...others, ...lines.flatMap(busyOf)].map(({ from, to }) => ({ from, to })),
  );
  const minutes = minutesOf(draft);
  const candidateZone = plan.candidate.timeZone;
  const free = useMemo(() => {
    if (at === null || minutes === null) return [];
    const search = {
      at,
      minutes,
      timeZone,
      candidateZone,
      busy: JSON.parse(busy),
      now: now(),
      until,
    };
    return freeTimes(search);
  }, [at, minutes, timeZone, candidateZone, busy, until, now]);

  const words = chosen === null ? '' : chosenWords(chosen, timeZone, candidateZone);
  const day = dayAt(dayIn(date, timeZone).from + 43_200_000, timeZone);
  const length = dayLength(date, timeZone);
  const allKnown = query.isSuccess && unknown.length === 0;
  return (
    <section className={styles.strip} aria-label={day}>
      <header className={styles.head}>
        <h3 className={text.label}>{day}</h3>
        <span className={text.meta}>
          {query.isFetching ? copy.strip.asking : copy.strip.source}
        </span>
      </header>
      {length !== 24 && <p className={text.help}>{copy.dayLength(length)}</p>}
      <DayStrip
        label={[`${day}.`, words, ...conflicts, ...unknown].join(' ')}
        rows={rows}
        hours={hoursShown(date, timeZone, chosen)}
        chosen={chosen}
        chosenWords={words}
        timeZone={timeZone}
      />
      <div className={styles.conflicts} aria-live="polite">
        {conflicts.map((one) => (
          <p key={one} className={styles.conflict}>
            <Icon name="alert" />
            {one}
          </p>
        ))}
        {unknown.map((one) => (
          <p key={one} className={text.quiet}>
            {one}
          </p>
        ))}
        {query.isError && <p className={text.quiet}>{copy.strip.failed}</p>}
        {people.length === 0 && <p className={text.quiet}>{copy.strip.nobody}</p>}
        {people.length > 0 && chosen !== null && conflicts.length === 0 && query.isSuccess && (
          <p className={text.quiet}>{allKnown ? copy.strip.allFree : copy.strip.othersFree}</p>
        )}
      </div>
      {at !== null && (
        <p className={styles.says}>
          <span className={text.quiet}>
            {suggestionWords(free.length, allKnown || people.length === 0)}
          </span>
          {free.map((one) => (
            <Button key={one} onClick={() => onChoose(one)}>
              {freeWords(one, date, timeZone)}
            </Button>
          ))}
        </p>
      )}
    </section>
  );
}

function suggestionWords(count: number, allKnown: boolean): string {
  if (count === 0) return copy.strip.noneFree;
  return allKnown ? copy.strip.free : copy.strip.freeOfKnown;
}

const windowOf = (date: string, timeZone: string) => {
  const { from } = dayIn(date, timeZone);
  return { from, to: from + DAYS * 86_400_000 };
};

const dayLength = (date: string, timeZone: string): number => {
  const { from, to } = dayIn(date, timeZone);
  return (to - from) / 3_600_000;
};

/** `09:30` on the chosen day, `Wed 25 Nov, 10:00` on another. */
const freeWords = (at: number, date: string, timeZone: string): string =>
  wallTimeAt(at, timeZone).date === date
    ? timeAt(at, timeZone)
    : `${dayAt(at, timeZone)}, ${timeAt(at, timeZone)}`;

function chosenWords(
  { from, to }: { from: number; to: number },
  timeZone: string,
  candidateZone: string | null,
): string {
  const ours = [timeAt(from, timeZone), timeAt(to, timeZone)] as const;
  if (candidateZone === null) return copy.strip.slot(...ours);
  const there = spanWords(from, to, candidateZone);
  if (there === spanWords(from, to, timeZone)) return copy.strip.slot(...ours);
  return copy.strip.slotThere(...ours, timeAt(from, candidateZone), placeOf(candidateZone));
}

function useAvailability(plan: Plan, draft: Draft, date: string) {
  const { api } = useDesk();
  const ids = [...draft.memberIds].sort();
  const { timeZone } = draft;
  const except = plan.moved?.id ?? null;
  return useQuery({
    queryKey: ['availability', ids, date, timeZone, except],
    enabled: ids.length > 0,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const { from, to } = windowOf(date, timeZone);
      const asked = new URLSearchParams(ids.map((id) => ['memberIds', id]));
      asked.set('from', toInstant(from));
      asked.set('to', toInstant(to));
      if (except !== null) asked.set('exceptInterviewId', except);
      return api.get<Output<'availability'>>(`/api/availability?${asked}`, {}, { signal });
    },
  });
}
