/** Days as the calendar of one place has them: its time zone, whatever this computer's is. */
import { isTimeZone } from '../../../common/time-zone.ts';

const MINUTE = 60_000;
/** No place is further than this from UTC, in minutes. */
const FURTHEST = 15 * 60;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock of a place show: `2026-11-21 14:05`. */
function wall(at: number, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    formats.set(zone, format);
  }
  return format.format(at);
}

/** `2026-11-21`, the day of a moment. */
export const dayOf = (at: number, zone: string): string => wall(at, zone).slice(0, 10);

/** `14:05`, as clocks there show it. */
export const timeOf = (at: number, zone: string): string => wall(at, zone).slice(-5);

/**
 * The first moment of a day, in milliseconds. Days may be 23 or 25 hours long, and where clocks
 * change at midnight one begins at 01:00: so it is looked for, not computed.
 */
export function startOfDay(day: string, zone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  let [before, after] = [-FURTHEST, FURTHEST];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(utc + middle * MINUTE, zone) < day) before = middle;
    else after = middle;
  }
  return utc + after * MINUTE;
}

/** Another day, so many on. */
export function dayAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The day an address names, else `today`. */
export function dayIn(text: string | null, today: string): string {
  // A year of four digits: what is beyond is no day of anybody's interviews.
  if (text === null || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return today;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && dayAfter(text, 0) === text ? text : today;
}

const LONG = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

/** `Thursday 19 November`. */
export const longDay = (day: string): string => LONG.format(Date.parse(day)).replace(',', '');

/** This computer's time zone. */
export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The member's own time zone; this computer's, where theirs is none that it knows. */
export const zoneOf = ({ timeZone }: { timeZone: string }): string =>
  isTimeZone(timeZone) ? timeZone : zoneHere();

/** `Berlin`. */
export const placeOf = (zone: string): string =>
  (zone.split('/').at(-1) ?? '').replaceAll('_', ' ');

/** Whether clocks of two zones show the same now. */
export const isSameTime = (at: number, one: string, other: string): boolean =>
  wall(at, one) === wall(at, other);
