import type { Instant } from '../../../common/time.ts';
import { dateWords, timeWords } from '../../../common/time-zone.ts';

/** `Tuesday 24 November 2026, 14:00`, on the clocks of a place. */
export const whenIn = (at: Instant, timeZone: string): string =>
  `${dateWords(at, timeZone)}, ${timeWords(at, timeZone)}`;

/** `Dublin`, of `Europe/Dublin`. */
export const placeOf = (timeZone: string): string =>
  timeZone.split('/').at(-1)!.replaceAll('_', ' ');
