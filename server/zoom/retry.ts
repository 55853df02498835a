import { type Clock, toMs } from '../../common/time.ts';
import { ZoomError } from './errors.ts';

export interface RetryDeps {
  clock: Clock;
  /** Resolves after so many milliseconds. */
  pause: (ms: number) => Promise<void>;
  /** From 0 up to 1, for the jitter. */
  random: () => number;
}

const TRIES = 4;
/** A limit per second does nothing; it passes soon. */
const LIMIT_TRIES = 5;
/** Each time-out is long already. */
const TIMEOUT_TRIES = 2;
const FIRST_PAUSE_MS = 500;
/** Someone waits at a screen: what takes longer is for them to decide. */
const LONGEST_PAUSE_MS = 8_000;

/**
 * Tries again where that is safe: after a limit per second, because nothing was done then; after
 * silence or a fault, if `repeatable`. Four tries at most, five after a limit, two where each
 * runs out of time, and full jitter between them.
 * @throws ZoomError the last one
 */
export async function withRetries<T>(
  deps: RetryDeps,
  repeatable: boolean,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const wait = pauseAfter(error, tries, repeatable, deps);
      if (wait === null) throw error;
      await deps.pause(wait);
    }
  }
}

function pauseAfter(
  error: unknown,
  tries: number,
  repeatable: boolean,
  { clock, random }: RetryDeps,
): number | null {
  if (!(error instanceof ZoomError)) return null;
  const { kind, limit, absence, retryAt } = error.facts;
  const passing = kind === 'rate_limited' && limit !== 'day';
  const isWorthIt = absence !== 'redirect' && (absence !== 'timeout' || tries < TIMEOUT_TRIES);
  const silent = kind === 'unavailable' && repeatable && isWorthIt;
  if (!passing && !silent) return null;
  if (tries >= (passing ? LIMIT_TRIES : TRIES)) return null;
  const jitter = random() * FIRST_PAUSE_MS * 2 ** tries;
  const asked = retryAt === undefined ? 0 : toMs(retryAt) - clock.now();
  const wait = Math.ceil(asked + jitter);
  return asked > LONGEST_PAUSE_MS ? null : Math.min(wait, LONGEST_PAUSE_MS);
}
