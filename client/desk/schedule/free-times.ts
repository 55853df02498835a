import {
  addDays,
  instantFor,
  instantsOf,
  wallTimeAt,
  weekdayOf,
} from '../../../common/wall-time.ts';

/** From an instant up to another, in milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** The hours in which colleagues are asked to interview, on the clocks of the chosen zone. */
export const WORKING = { from: '08:00', to: '18:00' } as const;
/** The hours in which a candidate is asked to come, on their own clocks. */
const CANDIDATE = { from: '08:00', to: '20:00' } as const;
const STEP_MINUTES = 30;
const PER_DAY = 2;

export interface Search {
  /** What was chosen; the nearest free times are the answer. */
  at: number;
  minutes: number;
  timeZone: string;
  candidateZone: string | null;
  /** When somebody who is needed is not free. */
  busy: readonly Span[];
  now: number;
  /** As far as it is known who is busy. */
  until: number;
}

export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/**
 * Free times like a chosen one, soonest first: on its day and the days after it, at about its time
 * of day; within working hours of the zone, when it is neither early nor late where the candidate
 * is. They do not overlap, and two at most are on one day.
 */
export function freeTimes(search: Search, count = 3): number[] {
  const { at, minutes, timeZone } = search;
  const wanted = minuteOf(wallTimeAt(at, timeZone).time);
  const near = candidatesOf(search)
    .map((from) => ({ from, ...wallTimeAt(from, timeZone) }))
    .map((one) => ({ ...one, off: Math.abs(minuteOf(one.time) - wanted) }))
    .sort((a, b) => a.date.localeCompare(b.date) || a.off - b.off || a.from - b.from);
  const perDay = new Map<string, number>();
  const chosen: number[] = [];
  for (const { from, date } of near) {
    const that = { from, to: from + minutes * 60_000 };
    const isApart = chosen.every((one) => !overlaps(that, { from: one, to: one + that.to - from }));
    if (!isApart || (perDay.get(date) ?? 0) >= PER_DAY) continue;
    perDay.set(date, (perDay.get(date) ?? 0) + 1);
    chosen.push(from);
    if (chosen.length === count) break;
  }
  return chosen.sort((a, b) => a - b);
}

/** Every step of every working day that would do. */
function candidatesOf(search: Search): number[] {
  const { at, minutes, timeZone, busy, now, until, candidateZone } = search;
  const found: number[] = [];
  const today = wallTimeAt(now, timeZone).date;
  const chosen = wallTimeAt(at, timeZone).date;
  for (let date = chosen < today ? today : chosen; ; date = addDays(date, 1)) {
    const open = { date, time: WORKING.from };
    if (instantFor(open, timeZone) >= until) return found;
    const weekday = weekdayOf(date);
    if (weekday === 0 || weekday === 6) continue;
    const end = instantFor({ date, time: WORKING.to }, timeZone);
    for (const time of STEPS) {
      for (const from of instantsOf({ date, time }, timeZone)) {
        const that = { from, to: from + minutes * 60_000 };
        if (from < now || from === at || that.to > Math.min(end, until)) continue;
        if (busy.some((one) => overlaps(one, that))) continue;
        if (candidateZone === null || isHumane(that, candidateZone)) found.push(from);
      }
    }
  }
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Every half hour of the working day. */
const STEPS = stepsOf(WORKING.from, WORKING.to);

function stepsOf(from: string, to: string): string[] {
  const steps: string[] = [];
  for (let minute = minuteOf(from); minute < minuteOf(to); minute += STEP_MINUTES) {
    const two = (value: number) => String(value).padStart(2, '0');
    steps.push(`${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
  }
  return steps;
}

/** Whether all of it is within the hours in which the candidate is asked to come. */
function isHumane({ from, to }: Span, timeZone: string): boolean {
  const start = wallTimeAt(from, timeZone);
  const end = wallTimeAt(to, timeZone);
  return start.date === end.date && start.time >= CANDIDATE.from && end.time <= CANDIDATE.to;
}
