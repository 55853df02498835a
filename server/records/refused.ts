import { toMs } from '../../common/time.ts';
import type { Settlement } from '../tasks/runner.ts';
import { isZoomError } from '../zoom/errors.ts';

const WAIT_MS = 10 * 60_000;

/**
 * What a task that reads from Zoom does about a refusal: what passes by itself is tried again;
 * what somebody has to change first waits for its next turn.
 * @throws what is no refusal of Zoom's
 */
export function afterRefusal(error: unknown): Settlement {
  if (!isZoomError(error)) throw error;
  const { kind, message, facts } = error;
  if (kind !== 'unavailable' && kind !== 'rate_limited') return async () => null;
  return async (_tx, now) => ({
    retryAt: Math.max(now + WAIT_MS, facts.retryAt === undefined ? 0 : toMs(facts.retryAt)),
    reason: message,
  });
}
