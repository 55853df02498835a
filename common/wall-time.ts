/** What a calendar and a clock on the wall of some place show: `2026-11-24`, `10:00`. */
export interface WallTime {
  date: string;
  time: string;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Made once for each zone: making one costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** What the clocks of a zone show at an instant. @param at milliseconds */
export function wallTimeAt(at: number, timeZone: string): WallTime {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatIn(timeZone).formatToParts(at)) parts[type] = value;
  const { year, month, day, hour, minute } = parts;
  return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
}

/** As if the wall's words were UTC; `NaN` for words that are no date or no time. */
function asUtc({ date, time }: WallTime): number {
  const at = Date.parse(`${date}T${time}:00.000Z`);
  // Some take 30 February for 2 March.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) === date ? at : Number.NaN;
}

/** How far a zone is ahead of UTC at an instant, in minutes; below 0 west of it. */
export const offsetAt = (at: number, timeZone: string): number =>
  Math.round(
    (asUtc(wallTimeAt(at, timeZone)) - Math.floor(at / MINUTE_MS) * MINUTE_MS) / MINUTE_MS,
  );

/**
 * The instants at which a zone's clocks show this, soonest first: one; none where the clocks jump
 * over it; two where they are put back and show it twice.
 * @returns milliseconds; empty also for what is no date or no time
 */
export function instantsOf(wall: WallTime, timeZone: string): number[] {
  const wanted = asUtc(wall);
  if (Number.isNaN(wanted)) return [];
  // No zone changes its clocks twice within two days, so one of these offsets is the right one.
  const around = [wanted - DAY_MS, wanted, wanted + DAY_MS];
  const offsets = new Set(around.map((at) => offsetAt(at, timeZone)));
  return [...offsets]
    .map((offset) => wanted - offset * MINUTE_MS)
    .filter((at) => offsetAt(at, timeZone) * MINUTE_MS === wanted - at)
    .sort((a, b) => a - b);
}

/**
 * The instant for what clocks show, or for what they would show had they not been put forward.
 * The earlier one where they show it twice.
 */
export function instantFor(wall: WallTime, timeZone: string): number {
  const [first] = instantsOf(wall, timeZone);
  if (first !== undefined) return first;
  const wanted = asUtc(wall);
  return wanted - offsetAt(wanted - DAY_MS, timeZone) * MINUTE_MS;
}

/** A date some days later, or earlier. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00.000Z`).getUTCDay();

/** A date's first instant, and the one after its last: 23, 24 or 25 hours later. */
export const dayIn = (date: string, timeZone: string): { from: number; to: number } => ({
  from: instantFor({ date, time: '00:00' }, timeZone),
  to: instantFor({ date: addDays(date, 1), time: '00:00' }, timeZone),
});
