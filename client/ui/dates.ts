import { type Instant, toMs } from '../../common/time.ts';

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options);

const TIME = format({ hour: '2-digit', minute: '2-digit' });
const DAY = format({ day: 'numeric', month: 'short' });
const WEEKDAY = format({ weekday: 'short', day: 'numeric', month: 'short' });
const DATE = format({ day: 'numeric', month: 'short', year: 'numeric' });
const WHOLE = format({ dateStyle: 'full', timeStyle: 'short' });

export const timeText = (at: Instant | number): string => TIME.format(msOf(at));

/** A row's time in the fewest characters: today `14:02`, this year `18 Nov`, else `2024`. */
export function rowTime(at: Instant, now: number): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return TIME.format(then);
  if (then.getFullYear() === today.getFullYear()) return DAY.format(then);
  return String(then.getFullYear());
}

/** `Tue, 24 Nov`. */
export const dayText = (at: Instant): string => WEEKDAY.format(toMs(at)).replace(',', '');

/** `Tue 24 Nov, 14:00`. */
export const dayTimeText = (at: Instant): string => `${dayText(at)}, ${timeText(at)}`;

/** `24 Nov 2026`: where years matter. */
export const dateText = (at: Instant): string => DATE.format(toMs(at));

/** Everything there is to say about a moment: for titles. */
export const wholeText = (at: Instant): string => WHOLE.format(toMs(at));

/** The time at a place; `null` for a time zone this computer does not know. */
export function timeIn(timeZone: string, now: number): string | null {
  try {
    return format({ hour: '2-digit', minute: '2-digit', timeZone }).format(now);
  } catch {
    return null;
  }
}

const msOf = (at: Instant | number): number => (typeof at === 'number' ? at : toMs(at));
