import { isTimeZone } from '../../../common/time-zone.ts';
import { offsetAt, wallTimeAt } from '../../../common/wall-time.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';

/** `New York` of `America/New_York`. */
export const placeOf = (timeZone: string): string =>
  timeZone.split('/').at(-1)!.replaceAll('_', ' ');

/** `UTC+1`, `UTC−3:30`: how far the zone is from UTC at an instant. */
export function offsetWords(at: number, timeZone: string): string {
  const minutes = offsetAt(at, timeZone);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const sign = minutes < 0 ? '−' : '+';
  return `UTC${sign}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** `Berlin, UTC+1`. */
export const zoneChoice = (at: number, timeZone: string): string =>
  copy.zone(placeOf(timeZone), offsetWords(at, timeZone));

export const timeAt = (at: number, timeZone: string): string => wallTimeAt(at, timeZone).time;

/** `Tue 24 Nov`, the day that it is in the zone. */
export const dayAt = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short' })
    .format(at)
    .replace(',', '');

/** `Tue 24 Nov, 10:00 to 11:00`; the day of the end too, where it is another. */
export function spanWords(from: number, to: number, timeZone: string): string {
  const isOneDay = wallTimeAt(from, timeZone).date === wallTimeAt(to, timeZone).date;
  const end = isOneDay ? timeAt(to, timeZone) : `${dayAt(to, timeZone)}, ${timeAt(to, timeZone)}`;
  return `${dayAt(from, timeZone)}, ${copy.strip.slot(timeAt(from, timeZone), end)}`;
}

/** When it is on the clocks of whoever looks, and on the candidate's. */
export function bothWords(
  from: number,
  to: number,
  timeZone: string,
  candidateZone: string | null,
): string {
  const here = `${spanWords(from, to, timeZone)}, ${placeOf(timeZone)}`;
  if (candidateZone === null) return copy.unknownZone(here);
  const [ours, theirs] = [wallTimeAt(from, timeZone), wallTimeAt(from, candidateZone)];
  if (ours.date === theirs.date && ours.time === theirs.time) return copy.same(here);
  return copy.both(here, spanWords(from, to, candidateZone), placeOf(candidateZone));
}

/** A zone's name where this computer knows it. */
export const knownZone = (timeZone: string | null | undefined): string | null =>
  timeZone && isTimeZone(timeZone) ? timeZone : null;

/** Every zone of this computer, and those that it may not list. */
export function allZones(more: readonly (string | null)[]): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  const given = more.filter((zone) => zone !== null);
  return [...new Set([...given, 'UTC', ...known])];
}
