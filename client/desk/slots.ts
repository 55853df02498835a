import type { ComponentType } from 'react';

/** Places that pages keep free for what is not theirs; `null` leaves the place out. */
export const SLOTS: {
  /** Beside the interviews of Today: what waits for whoever looks. */
  Waiting: ComponentType | null;
} = { Waiting: null };
