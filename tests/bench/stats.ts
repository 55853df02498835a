/** The value below which a share of the samples lies (nearest rank). @param share 0 to 1 */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new Error('There is nothing to take a percentile of.');
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

/** The middle of several runs, so that one disturbed run decides nothing. */
export const median = (samples: readonly number[]): number => percentile(samples, 0.5);
