import { useMemo } from 'react';
import type { Id } from '../../../common/ids.ts';
import { type Instant, toMs } from '../../../common/time.ts';
import { usePlace } from '../place.ts';

/** Where an interview shows one of its tabs. */
export const tabPath = (interviewId: Id, tab: 'transcript' | 'attendance'): string =>
  `/interviews/${encodeURIComponent(interviewId)}?tab=${tab}`;

/** Where what was said at a moment is shown. */
export const momentPath = (interviewId: Id, at: Instant): string =>
  `${tabPath(interviewId, 'transcript')}&at=${encodeURIComponent(at)}`;

/** A moment that the address leads to, by the wall clock; a new object each time it does. */
export interface Target {
  at: number;
}

/** The moment in the address; `null` where it names none. */
export function useTarget(): Target | null {
  const { query, steps } = usePlace();
  const said = query.get('at');
  // biome-ignore lint/correctness/useExhaustiveDependencies: Going there again is a new wish.
  return useMemo(() => {
    if (said === null || !Number.isFinite(Date.parse(said))) return null;
    return { at: toMs(said) };
  }, [said, steps]);
}
