import { DEFAULT_LOCALE } from './locales.ts';
import { type Instant, toMs } from './time.ts';

/** Whether this is a time zone of the IANA database, as `Intl` knows it. */
export function isTimeZone(name: string): boolean {
  // Offsets such as `+02:00` are zones for Intl; calendars do not know them.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat(DEFAULT_LOCALE, { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** `Monday 30 November 2026`, the day that it is in the zone. */
export function dateWords(at: Instant, timeZone: string, locale: string = DEFAULT_LOCALE): string {
  const words = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(toMs(at));
  return locale === DEFAULT_LOCALE ? words.replace(',', '') : words;
}

/** `14:05`, the time that clocks in the zone show; `2:05 PM` where people say so. */
export function timeWords(at: Instant, timeZone: string, locale: string = DEFAULT_LOCALE): string {
  const isByHalfDays = locale === 'en-US';
  const format: Intl.DateTimeFormatOptions = isByHalfDays
    ? { timeZone, hour: 'numeric', minute: '2-digit' }
    : { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  // Some ICU data put a narrow no-break space before AM and PM, which old mail programs do not show.
  return new Intl.DateTimeFormat(locale, format).format(toMs(at)).replaceAll('\u202f', ' ');
}

/** `Eastern Standard Time (New York)`: the name of that day, which changes with summer time. */
export function zoneWords(at: Instant, timeZone: string, locale: string = DEFAULT_LOCALE): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' });
  const name = parts.formatToParts(toMs(at)).find(({ type }) => type === 'timeZoneName')?.value;
  const place = timeZone.split('/').at(-1)!.replaceAll('_', ' ');
  return name === undefined || name === place ? place : `${name} (${place})`;
}

/** `45 minutes`, `1 hour 30 minutes`. */
export function durationWords(minutes: number): string {
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return count(rest, 'minute');
  return rest === 0 ? count(hours, 'hour') : `${count(hours, 'hour')} ${count(rest, 'minute')}`;
}
