/**
 * VTIMEZONE components (RFC 5545 §3.6.5) from the rules that Node's own time zone data holds.
 * Outlook wants one STANDARD and at most one DAYLIGHT with yearly rules ([MS-OXCICAL] 2.1.3.1.1.19);
 * zones that change by no such rule get the changes around the event, one by one.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A moment at which clocks change; offsets are milliseconds east of UTC. */
interface Change {
  at: number;
  from: number;
  to: number;
}

/** @returns what clocks in the zone are ahead of UTC at that moment, milliseconds */
export function offsetAt(ms: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(ms);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );
  return wall - Math.floor(ms / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/**
 * Whether the wall clock alone says which moment is meant: false in the hour that comes twice.
 * RFC 5545 §3.3.5 means the first of the two; calendar programs do not agree.
 */
export function isWallTimeExact(ms: number, timeZone: string): boolean {
  const offset = offsetAt(ms, timeZone);
  const around = [offsetAt(ms - DAY, timeZone), offsetAt(ms + DAY, timeZone)];
  return around.every(
    (other) => other === offset || offsetAt(ms + offset - other, timeZone) !== other,
  );
}

/** @param year the event's; the years around it tell the rule */
export function vtimezone(timeZone: string, year: number): string {
  const changes = changesBetween(Date.UTC(year - 1, 0, 1), Date.UTC(year + 4, 0, 1), timeZone);
  const lines = ['BEGIN:VTIMEZONE', `TZID:${timeZone}`];
  if (changes.length === 0) {
    const offset = offsetAt(Date.UTC(year, 0, 1), timeZone);
    lines.push(...observance({ at: -offset, from: offset, to: offset }, 'STANDARD', null));
  } else {
    lines.push(...observances(changes));
  }
  return [...lines, 'END:VTIMEZONE'].join('\r\n');
}

function observances(changes: readonly Change[]): string[] {
  const forth = changes.filter(({ from, to }) => to > from);
  const back = changes.filter(({ from, to }) => to < from);
  const rules = [yearlyRule(forth), yearlyRule(back)];
  if (rules.every((rule) => rule !== null)) {
    return [
      ...observance(back[0]!, 'STANDARD', rules[1]!),
      ...observance(forth[0]!, 'DAYLIGHT', rules[0]!),
    ];
  }
  const first = changes[0]!;
  const before = { at: first.at - 400 * DAY, from: first.from, to: first.from };
  return [before, ...changes].flatMap((change) =>
    observance(change, change.to > change.from ? 'DAYLIGHT' : 'STANDARD', null),
  );
}

/** `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU` where every year changes so; `null` where one does not. */
function yearlyRule(changes: readonly Change[]): string | null {
  const days = changes.map(({ at, from }) => new Date(at + from));
  const [first] = days;
  if (first === undefined || days.length < 5) return null;
  const alike = days.every(
    (day, n) =>
      day.getUTCFullYear() === first.getUTCFullYear() + n &&
      day.getUTCMonth() === first.getUTCMonth() &&
      day.getUTCDay() === first.getUTCDay() &&
      day.getTime() % DAY === first.getTime() % DAY &&
      changes[n]!.to === changes[0]!.to &&
      changes[n]!.from === changes[0]!.from,
  );
  if (!alike) return null;
  const weeks = new Set(days.map((day) => Math.ceil(day.getUTCDate() / 7)));
  const isLast = days.every((day) => day.getUTCDate() + 7 > daysInMonth(day));
  if (!isLast && weeks.size > 1) return null;
  const day = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][first.getUTCDay()];
  const week = isLast ? -1 : [...weeks][0];
  return `FREQ=YEARLY;BYMONTH=${first.getUTCMonth() + 1};BYDAY=${week}${day}`;
}

const daysInMonth = (day: Date) =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();

function observance({ at, from, to }: Change, kind: string, rule: string | null): string[] {
  const start = new Date(at + from).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    ...(rule === null ? [] : [`RRULE:${rule}`]),
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    `END:${kind}`,
  ];
}

function offsetText(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

/** Looks week by week, then halves the week in which the offset changed, to the second. */
function changesBetween(start: number, end: number, timeZone: string): Change[] {
  const changes: Change[] = [];
  for (let at = start; at < end; at += 7 * DAY) {
    const [from, to] = [offsetAt(at, timeZone), offsetAt(at + 7 * DAY, timeZone)];
    if (from === to) continue;
    let [low, high] = [at, at + 7 * DAY];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (offsetAt(middle, timeZone) === from) low = middle;
      else high = middle;
    }
    changes.push({ at: high, from, to });
  }
  return changes;
}
