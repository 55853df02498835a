import type { Interview } from '../../common/interview.ts';
import { clockText, toMs } from '../../common/time.ts';
import { copy } from '../copy.ts';
import { dayTimeText, timeText } from '../ui/dates.ts';

export interface ClockFace {
  /** The large digits. */
  main: string;
  /** What stands beside them. */
  beside: string;
  /** Little time is left, or none. */
  near: boolean;
}

const NEAR_MS = 3 * 60_000;
const HOUR_MS = 3_600_000;

/** How far the meeting is, from its real start where there was one. `null`: nothing to say. */
export function meetingClock(interview: Interview | null, now: number): ClockFace | null {
  if (interview === null || interview.status === 'cancelled') return null;
  const { startedAt, startsAt, endedAt, minutes } = interview;
  const planned = minutes * 60_000;
  const start = toMs(startedAt ?? startsAt);
  if (endedAt !== null) {
    return { main: clockText(toMs(endedAt) - start), beside: copy.head.ended, near: false };
  }
  const elapsed = now - start;
  if (startedAt === null && (elapsed < -HOUR_MS || elapsed > planned + HOUR_MS)) {
    return { main: '', beside: dayTimeText(startsAt), near: false };
  }
  const main = clockText(elapsed);
  if (elapsed < 0) return { main, beside: copy.head.starts(timeText(startsAt)), near: false };
  const left = planned - elapsed;
  if (left > NEAR_MS) return { main, beside: `/ ${clockText(planned)}`, near: false };
  const beside =
    left > 0
      ? copy.head.left(Math.ceil(left / 60_000))
      : copy.head.over(Math.floor(-left / 60_000));
  return { main, beside, near: true };
}
