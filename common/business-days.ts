import { LIMITS } from './limits.ts';

const DAY_MS = 24 * 3_600_000;

/** The wall clock of a zone at an instant. */
interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/**
 * The next business morning of a person: Monday to Friday, at the hour reminders are sent, by
 * their own clock, also across daylight-saving changes.
 * @param now milliseconds
 * @param timeZone IANA name; one that is unknown counts as UTC
 * @returns milliseconds, always later than `now`
 */
export function nextBusinessMorning(now: number, timeZone: string): number {
  const today = wallOf(now, timeZone);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const noon = Date.UTC(today.year, today.month - 1, today.day + ahead, 12);
    const weekday = new Date(noon).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    const at = instantOf(noon, LIMITS.reminderHour, timeZone);
    if (at > now) return at;
  }
  return now + DAY_MS;
}

/** When the clock on the wall of the zone shows this hour, on the day whose UTC noon is given. */
function instantOf(utcNoon: number, hour: number, timeZone: string): number {
  const wanted = utcNoon - 12 * 3_600_000 + hour * 3_600_000;
  // The offset is taken where the answer lies: a second look settles days on which it changes.
  const first = wanted - offsetAt(wanted, timeZone);
  return wanted - offsetAt(first, timeZone);
}

/** Milliseconds the zone is ahead of UTC. */
function offsetAt(at: number, timeZone: string): number {
  const { year, month, day, hour, minute } = wallOf(at, timeZone);
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  return wall - Math.floor(at / 60_000) * 60_000;
}

function wallOf(at: number, timeZone: string): Wall {
  const parts = formatFor(timeZone).formatToParts(at);
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
}
