import { AppError, type ErrorCode } from '../../common/errors.ts';
import type { ZoomError, ZoomErrorKind } from './errors.ts';

const CODES: Record<ZoomErrorKind, ErrorCode> = {
  unauthorized: 'zoom_reauthorise',
  reauthorise: 'zoom_reauthorise',
  scope_missing: 'zoom_reauthorise',
  rate_limited: 'rate_limited',
  daily_meeting_limit: 'rate_limited',
  paid_plan_needed: 'conflict',
  alternative_host_unknown: 'conflict',
  // Ours is there; it is Zoom's that is gone.
  not_found: 'conflict',
  refused: 'conflict',
  unavailable: 'zoom_unavailable',
};

/** The same refusal for Hireside's own callers: its sentence, and a code of the closed list. */
export const appErrorOf = (error: ZoomError): AppError =>
  new AppError(CODES[error.kind], error.message, undefined, { cause: error });
