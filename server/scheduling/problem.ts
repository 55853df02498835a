import { AppError } from '../../common/errors.ts';
import type { Instant } from '../../common/time.ts';
import { isZoomError } from '../zoom/errors.ts';

/** Why Zoom did not do it, for people; and whether trying again by ourselves makes sense. */
export interface Problem {
  message: string;
  retryAt: Instant | null;
  passing: boolean;
  /** What was to be changed is in Zoom no more. */
  gone: boolean;
}

/**
 * Whether a try later may go better though nobody does anything; a daily limit ends at a known time.
 */
export const isWorthAnotherTry = ({ passing, retryAt }: Problem): boolean =>
  passing || retryAt !== null;

/** @throws whatever is not about Zoom: a fault of ours is not Zoom's refusal */
export function problemOf(error: unknown): Problem {
  if (isZoomError(error)) {
    const { kind, limit, retryAt = null } = error.facts;
    const passing = kind === 'unavailable' || (kind === 'rate_limited' && limit !== 'day');
    return { message: error.message, retryAt, passing, gone: kind === 'not_found' };
  }
  if (error instanceof AppError && /^zoom_/.test(error.code)) {
    const passing = error.code === 'zoom_unavailable';
    return { message: error.message, retryAt: null, passing, gone: false };
  }
  throw error;
}
