/** Days as this computer's calendar has them. */

/** `2026-11-21`, the day of a moment. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Midnight at the beginning of a day, in milliseconds; days may be 23 or 25 hours long. */
export function startOfDay(day: string, plus = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plus).getTime();
}

/** Another day, so many on. */
export const dayAfter = (day: string, count: number): string => dayOf(startOfDay(day, count));

/** The day an address names, else `today`. */
export function dayIn(text: string | null, today: string): string {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return today;
  const at = startOfDay(text);
  return Number.isFinite(at) && dayOf(at) === text ? text : today;
}

const LONG = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

/** `Thursday 19 November`. */
export const longDay = (day: string): string => LONG.format(startOfDay(day)).replace(',', '');

/** The place this computer's times are of: `Berlin`. */
export const placeOfTimes = (): string =>
  (new Intl.DateTimeFormat().resolvedOptions().timeZone.split('/').at(-1) ?? '').replaceAll(
    '_',
    ' ',
  );
