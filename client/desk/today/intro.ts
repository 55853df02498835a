import { endOf } from '../../../common/interview.ts';
import { toMs } from '../../../common/time.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import { dayOf } from './day.ts';
import type { DayInterview } from './interview-status.ts';

/** The day that is shown, and where and when somebody looks at it. */
export interface Shown {
  day: string;
  today: string;
  zone: string;
  /** Milliseconds. */
  now: number;
}

/** The one that comes next, or is going on. */
export const nextOf = (
  interviews: readonly DayInterview[],
  now: number,
): DayInterview | undefined =>
  interviews.find(
    (one) => (one.status === 'scheduled' || one.status === 'in_progress') && endOf(one) > now,
  );

/** The day in one sentence. */
export function introOf(
  interviews: readonly DayInterview[],
  { day, today, zone, now }: Shown,
): string {
  const ofDay = interviews.filter(({ startsAt }) => dayOf(toMs(startsAt), zone) === day);
  const standing = ofDay.filter(({ status }) => status !== 'cancelled');
  const count = copy.today.count(standing.length);
  const next = day === today ? nextOf(ofDay, now) : undefined;
  if (next === undefined) return count;
  const minutes = Math.round((toMs(next.startsAt) - now) / 60_000);
  return `${count} ${copy.today.next(next.candidateName, minutes)}`;
}
