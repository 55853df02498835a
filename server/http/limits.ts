import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { AppError } from '../../common/errors.ts';
import type { SharedCounts } from './shared-counts.ts';

const WINDOW_MS = 60_000;

interface Counting {
  onlyRefused?: boolean;
  /** `counts` is `null` where there is one server. */
  shared?: { name: string; counts: SharedCounts | null } | null;
}

/**
 * Requests a minute from one address. A panel sends a few a second at its busiest; a whole office
 * may share an address, so the bound is against floods and not against people.
 * @param onlyRefused counts what is refused and nothing else
 * @param shared counts together with other servers, under this name; without it, alone
 */
export function requestLimit(
  perMinute: number,
  { onlyRefused = false, shared = null }: Counting = {},
): RequestHandler {
  const store = shared?.counts?.storeOf(shared.name, perMinute, WINDOW_MS);
  return rateLimit({
    ...(store === undefined ? {} : { store }),
    skipSuccessfulRequests: onlyRefused,
    // A fault of ours is no reason to turn anybody away who tries again.
    requestWasSuccessful: (_req, { statusCode }) => statusCode < 400 || statusCode >= 500,
    windowMs: WINDOW_MS,
    limit: perMinute,
    // Who is below the limit need not hear of it; who is above is told when to come back.
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_req, res) => {
      res.set('retry-after', String(WINDOW_MS / 1000));
      throw new AppError('rate_limited', 'Too many requests. Wait a minute and try again.');
    },
  });
}
