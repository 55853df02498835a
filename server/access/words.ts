import type { Shown, ShownRow } from './values.ts';

/** One line under a row, as deep as it stands in a document. */
export interface Line {
  depth: number;
  text: string;
}

const TIME: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
};
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** `21 November 2026, 12:00 UTC` */
export const timeWords = (at: number): string =>
  `${new Intl.DateTimeFormat('en-GB', TIME).format(at).replace(' at ', ', ')} UTC`;

/** `handedOverAt` as `Handed over at`; what is words already stays. */
export function label(name: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return name;
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Times as people write them, and names of kinds without their punctuation. */
export function valueWords(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (INSTANT.test(value)) return timeWords(Date.parse(value));
  return /^[a-z]+([._][a-z]+)+$/.test(value) ? value.replaceAll(/[._]/g, ' ') : value;
}

/** What a row is told by, and the lines under it; what is empty is not told. */
export function rowWords(row: ShownRow): { title: string; lines: Line[] } {
  const names = Object.keys(row);
  const time = TIMES.find((name) => names.includes(name) && row[name] !== null);
  const what = TITLES.find((name) => typeof row[name] === 'string' && row[name] !== '');
  const title = [time, what].filter((name) => name !== undefined);
  const rest = Object.entries(row).filter(([name]) => !title.includes(name));
  return {
    title: title.map((name) => titleWords(row[name] as string)).join(': '),
    lines: rest.flatMap(([name, value]) => linesOf(label(name), value, 0)),
  };
}

const TIMES = ['serverAt', 'startsAt', 'startedAt', 'at', 'createdAt', 'appliedAt'];
const TITLES = ['type', 'action', 'title', 'jobTitle', 'subject', 'name', 'kind'];

const titleWords = (value: string | number): string => {
  const words = valueWords(value);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function linesOf(name: string, value: Shown, depth: number): Line[] {
  if (value === null || value === '' || value === 0 || value === false) return [];
  if (typeof value !== 'object') return [{ depth, text: `${name}: ${valueWords(value)}` }];
  const inside = Array.isArray(value)
    ? value.flatMap((one, index) => linesOf(String(index + 1), one, depth + 1))
    : Object.entries(value).flatMap(([key, one]) => linesOf(label(key), one, depth + 1));
  if (inside.length === 0) return [];
  const isPlain = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  if (!isPlain) return [{ depth, text: `${name}:` }, ...inside];
  const words = value.map((one) => valueWords(one as string));
  return [{ depth, text: `${name}: ${words.join(', ')}` }];
}

/** What somebody said, at which time of it: one line each, because there are thousands. */
export function saidWords(table: string, row: ShownRow): string | null {
  if (table === 'cue') {
    const seconds = Math.floor(Number(row.startMs) / 1000);
    return `${clock(seconds)} ${row.speaker ?? 'Somebody'}: ${row.text}`;
  }
  if (table === 'chat_message') return `${valueWords(String(row.at))} ${row.author}: ${row.text}`;
  return null;
}

const clock = (seconds: number) =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
