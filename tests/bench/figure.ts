/** One measured figure, beside the raw limit that the same machine reached in the same run. */
export interface Figure {
  bench: string;
  what: string;
  value: number;
  unit: 'events/s' | 'requests/s' | 'candidates/s' | 'ms' | 'kB';
  /** What the parts underneath do alone, with nothing of ours around them. */
  limit: { what: string; value: number } | null;
  /** What the project promises itself. */
  aim: { text: string; met: boolean } | null;
}

/** One benchmark: measures and tells; asserts nothing. */
export interface Bench {
  name: string;
  summary: string;
  run(context: BenchContext): Promise<Figure[]>;
}

export interface BenchContext {
  /** Says what is happening, for whoever waits. */
  say(text: string): void;
  /** A folder for CPU profiles of the measured servers; empty for none. */
  profile: string;
  /** How many candidates `interchange` takes; fewer say less and take less time. */
  candidates: number;
}

/** How often the raw limit fits into the figure, or the figure into the limit for rates. */
export const ratioOf = ({ value, limit }: Figure): number | null =>
  limit === null ? null : value / limit.value;

/** An aim of the kind "at most". */
export const atMost = (value: number, bound: number, unit: string) => ({
  text: `≤ ${bound.toLocaleString('en')} ${unit}`,
  met: value <= bound,
});
