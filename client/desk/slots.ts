import type { ComponentType } from 'react';
import type { CandidateLine } from './candidates/use-candidates.ts';
import { PickedActs } from './schedule/picked-acts.tsx';
import { Waiting } from './waiting/waiting.tsx';

/** Places that pages keep free for what is not theirs; `null` leaves the place out. */
export const SLOTS: {
  /** Beside the interviews of Today: what waits for whoever looks. */
  Waiting: ComponentType | null;
  /** Further buttons for the candidates that are ticked in the list. */
  PickedActs: ComponentType<{ candidates: readonly CandidateLine[] }> | null;
} = { Waiting, PickedActs };
