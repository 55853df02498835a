/** The list with one of its items a step up or down; the same list where there is no room. */
export function stepped<T>(list: readonly T[], index: number, step: 1 | -1): T[] {
  const to = index + step;
  const next = [...list];
  if (index < 0 || to < 0 || to >= next.length) return next;
  [next[index], next[to]] = [next[to]!, next[index]!];
  return next;
}

/** The list with one of its items changed. */
export const replaced = <T extends { id: string }>(
  list: readonly T[],
  id: string,
  change: Partial<T>,
): T[] => list.map((one) => (one.id === id ? { ...one, ...change } : one));

export const without = <T extends { id: string }>(list: readonly T[], id: string): T[] =>
  list.filter((one) => one.id !== id);
