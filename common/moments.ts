/**
 * Where a moment of the meeting is in what Zoom recorded of it. Recording may begin after the
 * meeting, stop and be started again: each stretch is a part with a file of its own, whose clock
 * begins at 0. All times in milliseconds.
 */
export interface Stretch {
  /** By the wall clock. */
  from: number;
  /** `null` where Zoom did not say: until the next one begins. */
  to: number | null;
  /** When its clock stood still: in their order, apart, and inside it. */
  pauses?: readonly { from: number; to: number }[];
}

export interface Moment {
  part: number;
  /** From the beginning of the part. */
  ms: number;
  /** Whether it was recorded; else this is the nearest moment that was. */
  isInside: boolean;
}

/**
 * The recorded moment for one of the wall clock: within a gap or a pause, the beginning of what
 * comes next; after everything, its end.
 * @param stretches in their order; `null` where there are none
 * @param skew how far the wall clock is ahead of Zoom's
 */
export function momentAt(stretches: readonly Stretch[], at: number, skew = 0): Moment | null {
  const wall = at - skew;
  let last: Moment | null = null;
  for (const [part, { from, to, pauses = [] }] of stretches.entries()) {
    const end = Math.max(from, to ?? stretches[part + 1]?.from ?? Number.POSITIVE_INFINITY);
    if (wall < from) return { part, ms: 0, isInside: false };
    if (wall < end) {
      const isPaused = pauses.some((one) => one.from <= wall && wall < one.to);
      return { part, ms: wall - from - pausedUntil(wall, pauses), isInside: !isPaused };
    }
    last = { part, ms: end - from - pausedUntil(end, pauses), isInside: false };
  }
  return last;
}

/** How long a clock had stood still by then. */
const pausedUntil = (wall: number, pauses: readonly { from: number; to: number }[]): number =>
  pauses.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, wall) - from), 0);

/** When a recorded moment was, by the wall clock. `null` for a part that is not there. */
export function wallOf(
  stretches: readonly Stretch[],
  { part, ms }: { part: number; ms: number },
  skew = 0,
): number | null {
  const stretch = stretches[part];
  if (stretch === undefined) return null;
  let wall = stretch.from + ms;
  for (const pause of stretch.pauses ?? []) if (pause.from <= wall) wall += pause.to - pause.from;
  return wall + skew;
}

interface Placed {
  part: number;
  startMs: number;
  endMs: number;
}

/** How long after its beginning a cue is still what a note was about, though nobody speaks now. */
const NEAR_MS = 60_000;

/**
 * Which cue was being said, or the last before it: its index in `cues`, which are in their order.
 * `null` before the first, and where the last is long over.
 */
export function cueAt(cues: readonly Placed[], moment: Moment | null): number | null {
  if (moment === null) return null;
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { part, startMs } = cues[middle]!;
    const begun = part < moment.part || (part === moment.part && startMs <= moment.ms);
    if (begun) low = middle + 1;
    else high = middle;
  }
  const found = cues[low - 1];
  if (found === undefined || found.part !== moment.part) {
    const next = cues[low];
    const isSoon = next?.part === moment.part && next.startMs - moment.ms <= NEAR_MS;
    return isSoon ? low : null;
  }
  return moment.ms - found.endMs <= NEAR_MS ? low - 1 : null;
}

/** The files that show a moment: those of the stretch that began when the part did, or nearest. */
export function nearestStart<T>(
  all: readonly T[],
  at: number,
  startOf: (one: T) => number,
): T | null {
  let best: T | null = null;
  for (const one of all) {
    const isNearer = best === null || Math.abs(startOf(one) - at) < Math.abs(startOf(best) - at);
    if (isNearer) best = one;
  }
  return best;
}
