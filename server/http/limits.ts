import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { AppError } from '../../common/errors.ts';

/**
 * Requests a minute from one address. A panel sends a few a second at its busiest; a whole office
 * may share an address, so the bound is against floods and not against people.
 */
export function requestLimit(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new AppError('rate_limited', 'Too many requests. Wait a minute and try again.');
    },
  });
}
