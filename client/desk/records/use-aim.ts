import { useEffect, useMemo } from 'react';
import { cueAt, momentAt, type Stretch } from '../../../common/moments.ts';
import type { PlacedCue } from '../../../common/transcript.ts';
import type { Target } from './moment-place.ts';

interface AimDeps {
  target: Target | null;
  cues: readonly PlacedCue[];
  /** How many there will be. */
  count: number;
  stretches: readonly Stretch[];
  /** Shows the cue, once it is there. */
  onAim(cue: PlacedCue): void;
}

/** Leads to the cue of a moment as soon as it has come. @returns its number */
export function useAim({ target, cues, count, stretches, onAim }: AimDeps): number | null {
  const found = useMemo(() => {
    const moment = target && momentAt(stretches, target.at);
    if (!moment?.isInside) return null;
    const last = cues.at(-1);
    const isBefore = last && (last.part < moment.part || last.startMs < moment.ms);
    if (last === undefined || (isBefore && cues.length < count)) return null;
    const index = cueAt(cues, moment);
    return index === null ? null : cues[index]!;
  }, [target, cues, count, stretches]);
  const seq = found?.seq ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: Shown once for each wish.
  useEffect(() => {
    if (found !== null) onAim(found);
  }, [target, seq]);
  return seq;
}
