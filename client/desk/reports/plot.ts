/** Where things stand in a plot. Lengths along the time are per cent, so that they fit any width. */
const STEPS_S = [30, 60, 120, 300, 600, 900, 1_800] as const;
const HOUR_S = 3_600;
const TICKS_MAX = 6;

export interface Scale {
  /** Seconds at the right edge. */
  max: number;
  /** Seconds of each line, the first 0. */
  ticks: number[];
}

/** A scale with few round steps that holds every time given. @param times seconds */
export function scaleFor(times: readonly number[]): Scale {
  const most = Math.max(60, ...times);
  const step =
    STEPS_S.find((one) => most / one <= TICKS_MAX) ?? Math.ceil(most / TICKS_MAX / HOUR_S) * HOUR_S;
  const count = Math.ceil(most / step);
  return {
    max: count * step,
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
  };
}

/** A place along the scale, as SVG takes it: `62.5%`. */
export const placeOf = (seconds: number, { max }: Scale): string =>
  `${Math.round((Math.min(seconds, max) / max) * 10_000) / 100}%`;

/**
 * Levels for marks so that none covers another: 0 is lowest, a mark that is too near to one of its
 * level goes a level up.
 * @param times seconds
 * @param nearest how far apart marks of one level are at least, seconds
 */
export function levelsOf(times: readonly number[], nearest: number): number[] {
  const levels = new Array<number>(times.length).fill(0);
  const lastAt: number[] = [];
  const order = times.map((_, index) => index).sort((a, b) => times[a]! - times[b]!);
  for (const index of order) {
    const time = times[index]!;
    const free = lastAt.findIndex((last) => time - last >= nearest);
    const level = free === -1 ? lastAt.length : free;
    lastAt[level] = time;
    levels[index] = level;
  }
  return levels;
}
