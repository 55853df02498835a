import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { AppError } from '../../common/errors.ts';

const WINDOW_MS = 60_000;

/**
 * Requests a minute from one address. A panel sends a few a second at its busiest; a whole office
 * may share an address, so the bound is against floods and not against people.
 * @param onlyRefused counts what is refused and nothing else
 */
export function requestLimit(perMinute: number, { onlyRefused = false } = {}): RequestHandler {
  return rateLimit({
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
