import { useQuery } from '@tanstack/react-query';
import { toInstant } from '../../../common/time.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { allPages } from '../all-pages.ts';
import { useDesk } from '../context.ts';
import { Answer } from '../parts/answer.tsx';
import { Page } from '../parts/page.tsx';
import { usePlace, useRouter } from '../place.ts';
import { CallsToAssign } from '../records/calls-to-assign.tsx';
import { SLOTS } from '../slots.ts';
import { dayAfter, dayIn, dayOf, longDay, startOfDay, zoneOf } from './day.ts';
import { DayList } from './day-list.tsx';
import type { DayInterview } from './interview-status.ts';
import { introOf } from './intro.ts';
import styles from './today.module.css';

const WHOSE = ['mine', 'all'] as const;

/** The interviews of a day, and what waits for whoever looks. */
export function TodayPage() {
  const desk = useDesk();
  const { query: asked } = usePlace();
  const router = useRouter();
  const now = useNow(desk, 30_000);
  const { me } = desk.boot;
  const zone = zoneOf(me);
  const today = dayOf(now, zone);
  const day = dayIn(asked.get('day'), today);
  const isStaff = me.role === 'admin' || me.role === 'recruiter';
  const whose = WHOSE.find((one) => one === asked.get('whose')) ?? (isStaff ? 'all' : 'mine');
  const query = useDay(day, zone);
  const shown = { day, today, zone, now };
  const interviews = query.data?.filter(
    ({ memberIds }) => whose === 'all' || memberIds.includes(me.id),
  );

  function go(next: { day?: string; whose?: string }) {
    const shown = { day, whose, ...next };
    const kept = new URLSearchParams({ whose: shown.whose });
    if (shown.day !== today) kept.set('day', shown.day);
    router.note(`/today?${kept}`);
  }

  const { Waiting } = SLOTS;
  return (
    <Page
      title={longDay(day)}
      intro={interviews === undefined ? copy.opening : introOf(interviews, shown)}
      acts={
        <>
          <Button
            size="icon"
            aria-label={copy.today.before}
            onClick={() => go({ day: dayAfter(day, -1) })}
          >
            <Icon name="chevron-left" />
          </Button>
          {day !== today && <Button onClick={() => go({ day: today })}>{copy.nav.today}</Button>}
          <Button
            size="icon"
            aria-label={copy.today.after}
            onClick={() => go({ day: dayAfter(day, 1) })}
          >
            <Icon name="chevron-right" />
          </Button>
          <Chips
            label={copy.today.whose}
            choices={WHOSE}
            words={copy.today.whoses}
            chosen={whose}
            onChoose={(next) => go({ whose: next })}
          />
        </>
      }
    >
      <div className={Waiting === null ? undefined : styles.split}>
        <Answer query={query}>
          {() => <DayList interviews={interviews ?? []} shown={shown} />}
        </Answer>
        {Waiting !== null && (
          <aside aria-label={copy.today.waiting}>
            <Waiting />
            <CallsToAssign />
          </aside>
        )}
      </div>
    </Page>
  );
}

/** The day's interviews and the next day's: two lists on one page. */
function useDay(day: string, zone: string) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['interviews', day, zone],
    refetchInterval: 60_000,
    queryFn: ({ signal }) => {
      const from = toInstant(startOfDay(day, zone));
      const range = { from, to: toInstant(startOfDay(dayAfter(day, 2), zone)) };
      return allPages<DayInterview>(api, '/api/interviews', range, { signal });
    },
  });
}
