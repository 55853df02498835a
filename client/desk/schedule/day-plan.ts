import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import { toMs } from '../../../common/time.ts';
import { dayIn, instantFor, offsetAt, wallTimeAt } from '../../../common/wall-time.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import { firstName } from '../../ui/people.ts';
import { overlaps, type Span, WORKING } from './free-times.ts';
import { placeOf, timeAt } from './zone-words.ts';

const HOUR_MS = 3_600_000;
/** The hours in which a candidate is asked to come, on their own clocks. */
const HUMANE = { from: '08:00', to: '20:00' } as const;

export interface Block extends Span {
  kind: 'busy' | 'interview' | 'off';
  words: string | null;
}

/** One person's day. */
export interface Row {
  key: Id;
  name: string;
  /** Where they are, by how much their clocks differ, and what those show at the chosen time. */
  place: string;
  blocks: readonly Block[];
  /** Why it is not known when they are busy. */
  unknown: string | null;
  /** What stands against the chosen time. */
  hits: readonly Block[];
}

export interface Person {
  id: Id;
  name: string;
  timeZone: string | null;
}

type Line = Output<'availability'>['members'][number];

const spanOf = ({ from, to }: { from: string; to: string }): Span => ({
  from: toMs(from),
  to: toMs(to),
});

/** When a member is busy, by their calendar and by Hireside's interviews. */
export const busyOf = (line: Line): Block[] => {
  const interviews = line.interviews.map(spanOf);
  const isInterview = ({ from, to }: Span) =>
    interviews.some((one) => one.from === from && one.to === to);
  // An interview stands in its host's calendar too: it is one thing to do, not two.
  const busy = (line.busy ?? []).map(spanOf).filter((one) => !isInterview(one));
  return [
    ...interviews.map((one) => ({
      ...one,
      kind: 'interview' as const,
      words: copy.strip.interview,
    })),
    ...busy.map((one) => ({ ...one, kind: 'busy' as const, words: null })),
  ].sort((a, b) => a.from - b.from);
};

/** The hours to draw: the working day, and whatever of the chosen time is outside of it. */
export function hoursShown(date: string, timeZone: string, chosen: Span | null): Span {
  const day = {
    from: instantFor({ date, time: WORKING.from }, timeZone),
    to: instantFor({ date, time: WORKING.to }, timeZone),
  };
  if (chosen === null) return day;
  const from = chosen.from < day.from ? Math.floor(chosen.from / HOUR_MS) * HOUR_MS : day.from;
  const to = chosen.to > day.to ? Math.ceil(chosen.to / HOUR_MS) * HOUR_MS : day.to;
  return { from, to };
}

/** Every hour that is drawn, with what the clocks show then: an hour that comes twice is twice. */
export function hoursOf({ from, to }: Span, timeZone: string): { at: number; words: string }[] {
  const hours = [];
  for (let at = from; at < to; at += HOUR_MS) hours.push({ at, words: timeAt(at, timeZone) });
  return hours;
}

/** The row of a member. @param line what the server knows; `undefined` while it is asked */
export function memberRow(
  person: Person,
  line: Line | undefined,
  chosen: Span | null,
  timeZone: string,
): Row {
  const blocks = line === undefined ? [] : busyOf(line);
  return rowOf(person, blocks, line?.busy === null ? (line.reason ?? '') : null, chosen, timeZone);
}

/** The row of the candidate: their other interviews, and the hours in which one does not ask. */
export function candidateRow(
  person: Person,
  interviews: readonly Span[],
  date: string,
  chosen: Span | null,
  timeZone: string,
): Row {
  const blocks: Block[] = interviews.map((one) => ({
    ...one,
    kind: 'interview',
    words: copy.strip.interview,
  }));
  if (person.timeZone !== null) blocks.push(...offHours(date, timeZone, person.timeZone));
  return rowOf(person, blocks, null, chosen, timeZone);
}

/** Early and late where the candidate is, around a date of another zone. */
function offHours(date: string, timeZone: string, candidateZone: string): Block[] {
  const { from, to } = dayIn(date, timeZone);
  const dates = [from, to - 1].map((at) => wallTimeAt(at, candidateZone).date);
  return [...new Set(dates)].flatMap((theirs): Block[] => {
    const day = dayIn(theirs, candidateZone);
    const early = instantFor({ date: theirs, time: HUMANE.from }, candidateZone);
    const late = instantFor({ date: theirs, time: HUMANE.to }, candidateZone);
    return [
      { from: day.from, to: early, kind: 'off', words: copy.strip.before },
      { from: late, to: day.to, kind: 'off', words: copy.strip.after },
    ];
  });
}

function rowOf(
  { id, name, timeZone: own }: Person,
  blocks: readonly Block[],
  unknown: string | null,
  chosen: Span | null,
  timeZone: string,
): Row {
  const at = chosen?.from ?? 0;
  const minutes = own === null ? 0 : offsetAt(at, own) - offsetAt(at, timeZone);
  return {
    key: id,
    name: firstName(name),
    place: own === null ? copy.strip.zoneUnknown : copy.apart(placeOf(own), minutes),
    blocks,
    unknown,
    hits: chosen === null ? [] : blocks.filter((one) => overlaps(one, chosen)),
  };
}

/** What stands against a time, in a sentence: on the clocks of the chosen zone. */
export function hitWords(
  { name, hits }: Row,
  chosen: Span,
  timeZone: string,
  ownZone: string | null,
): string | null {
  const [hit] = hits;
  if (hit === undefined) return null;
  if (hit.kind === 'off') return copy.strip.early(name, timeAt(chosen.from, ownZone ?? timeZone));
  if (hit.from > chosen.from) return copy.strip.busyFrom(name, timeAt(hit.from, timeZone));
  if (hit.to < chosen.to) return copy.strip.busyUntil(name, timeAt(hit.to, timeZone));
  return copy.strip.busy(name);
}
