import type { Stretch } from './moments.ts';
import { type Instant, toMs } from './time.ts';

/**
 * What Zoom tells of a recording while it is made. Pausing makes no new file, and what was said
 * meanwhile is in none: the file's clock stands still (Zoom's article KB0062627; decision 0045).
 */
export const RECORDING_STEPS = ['started', 'paused', 'resumed', 'stopped'] as const;
export type RecordingStep = (typeof RECORDING_STEPS)[number];

/** One such step, by Zoom's clock. */
export interface RecordingMark {
  kind: RecordingStep;
  at: Instant;
}

/** A time in which recording stood still. */
export interface Pause {
  from: Instant;
  to: Instant;
}

/** A stretch of the meeting that one file covers. */
interface Part {
  startsAt: Instant;
  endsAt: Instant | null;
}

/** A part with what stood still in it. */
export interface RecordedPart extends Part {
  pauses: readonly Pause[];
}

/** Zoom's times of files are whole seconds; what it tells at once may be told the other way round. */
const CLOSE_MS = 5_000;
/** Of two steps at one moment, the one that ends something comes first. */
const ORDER: Record<RecordingStep, number> = { stopped: 0, resumed: 1, started: 2, paused: 3 };

/**
 * Each part with the pauses inside it, from whatever was told in whatever order. A second pause
 * within one changes nothing; a resuming that was never told is the part's end.
 */
export function withPauses<T extends Part>(
  parts: readonly T[],
  marks: readonly RecordingMark[],
): (T & { pauses: Pause[] })[] {
  const sorted = [...marks].sort((a, b) => compare(a.at, b.at) || ORDER[a.kind] - ORDER[b.kind]);
  return parts.map((part) => {
    const next = nextStart(parts, part);
    const from = toMs(part.startsAt) - CLOSE_MS;
    const until = next === null ? Number.POSITIVE_INFINITY : toMs(next) - CLOSE_MS;
    const inside = sorted.filter(({ at }) => toMs(at) >= from && toMs(at) < until);
    const end = endOf(part, inside);
    const pauses = end === null ? [] : pausesIn(inside, part.startsAt, end);
    return { ...part, endsAt: pauses.length > 0 ? end : part.endsAt, pauses };
  });
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function nextStart(parts: readonly Part[], { startsAt }: Part): Instant | null {
  // Files of one part may begin moments apart.
  const begun = toMs(startsAt) + CLOSE_MS;
  const later = parts.map((part) => part.startsAt).filter((at) => toMs(at) > begun);
  return later.sort(compare)[0] ?? null;
}

/** The end by the wall clock: Zoom may have counted it from the beginning by the file's length. */
function endOf({ startsAt, endsAt }: Part, marks: readonly RecordingMark[]): Instant | null {
  const stopped = marks.find((mark) => isEnd(mark, startsAt))?.at ?? null;
  if (endsAt === null || stopped === null) return endsAt ?? stopped ?? marks.at(-1)?.at ?? null;
  return endsAt > stopped ? endsAt : stopped;
}

/** Not the end of what was before it. */
const isEnd = ({ kind, at }: RecordingMark, startsAt: Instant): boolean =>
  kind === 'stopped' && toMs(at) > toMs(startsAt) + CLOSE_MS;

function pausesIn(marks: readonly RecordingMark[], startsAt: Instant, endsAt: Instant): Pause[] {
  const pauses: Pause[] = [];
  let from: Instant | null = null;
  for (const { kind, at } of marks) {
    if (kind === 'paused') {
      from ??= at;
    } else {
      if (isEnd({ kind, at }, startsAt)) break;
      if (from !== null) pauses.push({ from, to: at });
      from = null;
    }
  }
  // Stopped while it stood still, or never told to go on: it stands still to the end.
  if (from !== null) pauses.push({ from, to: endsAt });
  return pauses
    .map((pause) => ({
      from: pause.from < startsAt ? startsAt : pause.from,
      to: pause.to > endsAt ? endsAt : pause.to,
    }))
    .filter((pause) => pause.from < pause.to);
}

/** How far a length may be from what it is taken for, milliseconds. */
const NEAR_MS = 3_000;

/**
 * The part as its file is: one that is as long as the wall clock's span, and not shorter by what was
 * paused, has the pauses in it, and they shift nothing.
 * @param length of the file, milliseconds; `least` where only something near its end is known
 */
export function asLong<T extends RecordedPart>(
  part: T,
  length: { ms: number } | { least: number },
): T {
  const { startsAt, endsAt, pauses } = part;
  if (pauses.length === 0 || endsAt === null) return part;
  const span = toMs(endsAt) - toMs(startsAt);
  const recorded = span - lengthOf(pauses);
  const isWhole =
    'least' in length
      ? length.least > recorded + NEAR_MS
      : Math.abs(length.ms - span) < Math.abs(length.ms - recorded);
  return isWhole ? { ...part, pauses: [] } : part;
}

/** Parts as stretches of the wall clock. */
export const stretchesOf = (parts: readonly RecordedPart[]): Stretch[] =>
  parts.map(({ startsAt, endsAt, pauses }) => ({
    from: toMs(startsAt),
    to: endsAt === null ? null : toMs(endsAt),
    pauses: pauses.map(({ from, to }) => ({ from: toMs(from), to: toMs(to) })),
  }));

const lengthOf = (pauses: readonly Pause[]): number =>
  pauses.reduce((sum, { from, to }) => sum + toMs(to) - toMs(from), 0);
