import type { Platform } from './platform.ts';

const FIRST_MS = 500;
const VISIBLE_MAX_MS = 10_000;
const HIDDEN_MAX_MS = 60_000;

/**
 * How long to wait before the next attempt: exponential with full jitter, so that panels which
 * lost the same server do not come back in step.
 * @param attempt failures so far, from 0
 * @param random from 0 up to 1
 * @param atLeast what the server asked for (`Retry-After`), milliseconds
 */
export function backoffMs(
  attempt: number,
  { visible, random, atLeast = 0 }: { visible: boolean; random: number; atLeast?: number },
): number {
  const max = visible ? VISIBLE_MAX_MS : HIDDEN_MAX_MS;
  const ceiling = Math.min(max, FIRST_MS * 2 ** Math.min(attempt, 20));
  return Math.max(atLeast, Math.round(random * ceiling));
}

/** A wait that can be cut short. */
export interface Pause {
  done: Promise<void>;
  end(): void;
}

/** Waits `ms`, or until the network or the person comes back, or until `end` is called. */
export function pause(ms: number, platform: Platform): Pause {
  let end = () => {};
  const done = new Promise<void>((resolve) => {
    const cancel = platform.after(ms, () => end());
    const unlisten = platform.onWake(() => end());
    end = () => {
      cancel();
      unlisten();
      resolve();
    };
  });
  return { done, end };
}
