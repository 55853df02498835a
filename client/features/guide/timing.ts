import { isCovered } from '../../../common/guide.ts';
import type { Interview } from '../../../common/interview.ts';
import { toMs } from '../../../common/time.ts';
import { guideCopy } from '../../copy-guide.ts';
import type { Board, Row } from './board.ts';

/** Seconds as minutes and seconds, `4:52`; an hour and more stay minutes, `72:10`. */
export function spanText(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** From this part of its budget on, a question says what is left. */
const NEAR = 0.8;

/** What to say about a question's time; `null` while there is plenty, or no budget at all. */
export function budgetWords({ question, spent }: Pick<Row, 'question' | 'spent'>): string | null {
  const planned = question.minutes * 60;
  if (planned === 0 || spent < planned * NEAR) return null;
  const left = planned - spent;
  if (left > 90) return guideCopy.minutesLeft(Math.round(left / 60));
  if (left >= 45) return guideCopy.minuteLeft;
  if (left > 0) return guideCopy.secondsLeft;
  return left === 0 ? guideCopy.timeUp : guideCopy.over(spanText(-left));
}

/** Whole minutes left of the planned time, the last one until it is over; then 0 or less. */
export function minutesLeft({ startedAt, minutes }: Interview, now: number): number {
  if (startedAt === null) return minutes;
  const left = minutes - (now - toMs(startedAt)) / 60_000;
  return left > 0 ? Math.max(1, Math.floor(left)) : Math.floor(left);
}

/**
 * Whole minutes that the questions still open would take from the time kept for the candidate's
 * own, were each to take its budget; 0 while all is well, and when the interview is over.
 */
export function eatenMinutes(
  { rows }: Board,
  interview: Interview,
  reserveMinutes: number,
  now: number,
): number {
  const { startedAt, endedAt, minutes } = interview;
  if (endedAt !== null || reserveMinutes === 0) return 0;
  const open = rows.filter(({ progress }) => !isCovered(progress));
  const needed = open.reduce(
    (sum, { question, spent }) => sum + Math.max(0, question.minutes - spent / 60),
    0,
  );
  if (needed === 0) return 0;
  const elapsed = startedAt === null ? 0 : Math.max(0, (now - toMs(startedAt)) / 60_000);
  const short = needed + reserveMinutes - (minutes - elapsed);
  return Math.min(reserveMinutes, Math.max(0, Math.round(short)));
}
