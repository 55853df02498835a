import type { Trouble } from './trouble.ts';

export interface CloudAnswer {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

/** A refusal in Zoom's form: `{code, message, errors?}` (zoom-platform §7.1). */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly answer: CloudAnswer) {
    super('refused');
  }
}

const refusal = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Refusal({ status, body, headers });

export const REFUSALS = {
  tokenExpired: () => refusal(401, { code: 124, message: 'Access token is expired.' }),
  scopes: (scope: string) =>
    refusal(400, {
      code: 4711,
      message: `Invalid access token, does not contain scopes:[${scope}].`,
    }),
  validation: (errors: { field: string; message: string }[]) =>
    refusal(400, { code: 300, message: 'Validation Failed.', errors }),
  noMeeting: (number: string) =>
    refusal(404, { code: 3001, message: `Meeting does not exist: ${number}.` }),
  notHost: () => refusal(400, { code: 3003, message: 'You are not the meeting host.' }),
  /** Zoom's words are nowhere written down; what is known is that the whole call fails with 400. */
  alternativeHost: (email: string) =>
    refusal(400, {
      code: 300,
      message: `The following user cannot be set as an alternative host: ${email}`,
    }),
  paidPlan: () =>
    refusal(400, { code: 200, message: 'Only available for Paid or ZMP account: larkfield.' }),
  /** Without `Retry-After` and without a type, as Zoom sends it. */
  dailyMeetings: () =>
    refusal(
      429,
      {
        code: 429,
        message:
          'You have exceeded the daily rate limit (100) of Meeting Create/Update API requests ' +
          'permitted for this particular user. You may resume these requests at GMT 00:00:00.',
      },
      { 'x-ratelimit-category': 'Medium' },
    ),
  tooManyAtOnce: () =>
    refusal(429, {
      code: 429,
      message: 'Too many concurrent requests. A request to this user is already being processed.',
    }),
  /** The Calendar API says it in Google's form. */
  calendar: (status: number, message: string) =>
    refusal(status, { error: { code: status, message } }),
} as const;

const DAY_MS = 86_400_000;

export function rateLimited(
  trouble: Extract<Trouble, { kind: 'rate_limited' }>,
  now: number,
): Refusal {
  const { limit, retryAfter, seconds = 1 } = trouble;
  const at = new Date(
    limit === 'day' ? (Math.floor(now / DAY_MS) + 1) * DAY_MS : now + seconds * 1000,
  );
  const forms = {
    seconds: String(Math.ceil((at.getTime() - now) / 1000)),
    date: `${at.toISOString().slice(0, 19)}Z`,
    'http-date': at.toUTCString(),
    none: null,
  };
  const header = forms[retryAfter];
  const which = limit === 'day' ? 'daily' : 'per-second';
  return refusal(
    429,
    {
      code: 429,
      message: `You have reached the maximum ${which} rate limit for this API. Try again later.`,
    },
    {
      'x-ratelimit-category': 'Medium',
      'x-ratelimit-type': limit === 'day' ? 'Daily-limit' : 'QPS',
      ...(header === null ? {} : { 'retry-after': header }),
    },
  );
}
