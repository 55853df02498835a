import type { Profile } from '../../../common/events.ts';
import type { Random } from './random.ts';
import { COMPANIES, FIRST_NAMES, LAST_NAMES, PLACES, SOURCES, TAGS, TITLES } from './words.ts';

/** A believable person; the address carries the index, so that no two are the same. */
export function profileFor(index: number, random: Random): Profile {
  const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
  const [location, timeZone] = random.pick(PLACES);
  const years = 1 + random.below(20);
  const number = String(random.below(1_000_000)).padStart(6, '0');
  return {
    name: `${first} ${last}`,
    email: `${first}.${last}.${index}@example.net`.toLowerCase(),
    phone: `+44 7700 ${number}`,
    location,
    timeZone,
    headline: `${random.pick(TITLES)}, ${years} years, now at ${random.pick(COMPANIES)}`,
    source: random.pick(SOURCES),
    tags: random.chance(0.3) ? [random.pick(TAGS)] : [],
  };
}
