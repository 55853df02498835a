/**
 * The closed list of errors that cross the wire, with what a sender should do about each:
 * `never` keeps the refused thing and shows it, `sign-in` renews the session first,
 * `later` tries again with growing pauses.
 */
export const ERRORS = {
  invalid_request: { status: 400, retry: 'never' },
  unauthenticated: { status: 401, retry: 'sign-in' },
  zoom_reauthorise: { status: 401, retry: 'never' },
  forbidden: { status: 403, retry: 'never' },
  not_found: { status: 404, retry: 'never' },
  conflict: { status: 409, retry: 'never' },
  too_large: { status: 413, retry: 'never' },
  event_refused: { status: 422, retry: 'never' },
  rate_limited: { status: 429, retry: 'later' },
  internal: { status: 500, retry: 'later' },
  zoom_unavailable: { status: 502, retry: 'later' },
  unavailable: { status: 503, retry: 'later' },
} as const satisfies Record<string, { status: number; retry: 'never' | 'sign-in' | 'later' }>;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[];

/** One thing wrong with an input: where (a JSON path) and what, in words. */
export interface Issue {
  path: string;
  message: string;
}

/** The body of every error answer (`application/problem+json`). */
export interface Problem {
  code: ErrorCode;
  message: string;
  requestId: string;
  issues?: Issue[];
}

/** An error whose message may be shown to the person who caused it. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly issues?: Issue[],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
