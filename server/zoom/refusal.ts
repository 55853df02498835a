import { z } from 'zod';
import { type Clock, toInstant } from '../../common/time.ts';
import { SCOPES_OF, ZOOM_FEATURES, type ZoomFeature } from '../../common/zoom-features.ts';
import { type RateLimit, type Subject, ZoomError, type ZoomFacts } from './errors.ts';
import { redacted } from './redact.ts';
import { nextUtcDay, readRetryAfter } from './retry-after.ts';

/** `{code, message, errors?}`; the Calendar API says it as Google does, `{error: {code, message}}`. */
const refusalBody = z.object({
  code: z.coerce.number().int().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  errors: z
    .array(z.object({ field: z.string().optional(), message: z.string().optional() }))
    .optional()
    .catch(undefined),
  error: z
    .object({ code: z.number().optional(), message: z.string().optional() })
    .optional()
    .catch(undefined),
});

export interface Refusal {
  status: number;
  headers: Headers;
  /** The parsed JSON; `undefined` where the body was none. */
  body: unknown;
  subject: Subject;
  feature?: ZoomFeature | undefined;
  requestId: string;
}

/** The feature that a subject belongs to, unless a call says otherwise. */
const FEATURE_OF: Partial<Record<Subject, ZoomFeature>> = {
  meeting: 'meetings',
  calendar: 'calendar',
  event: 'calendar',
  recording: 'recordings',
  calls: 'phone',
  chat: 'chat',
};

const SCOPE_CODES = new Set([104, 4700, 4711]);
const NO_SCOPE = /does not contain scopes?/i;
const NOT_FOUND_CODES = new Set([1001, 3001]);
/** "Only available for Paid or ZMP account", with 200 for a code; other refusals share the code. */
const PAID = /\bpaid\b|\bZMP\b|\bupgrade\b|\bpro (account|plan)\b|\blicensed plan\b/i;
const ALTERNATIVE_HOST = /alternative[ _]hosts?/i;
const DAILY_MEETINGS = /Meeting Create\/Update API requests/i;
const CONCURRENT = /concurrent/i;
const EMAIL = /[^\s,;:<>()"'“”[\]]+@[^\s,;:<>()"'“”[\]]+[^\s,;:<>()"'“”[\].]/g;

/**
 * The kind of a refusal (zoom-platform §7.1, §7.2). The code decides where it is unique, else the
 * words: Zoom has one code for many things.
 */
export function refusalOf(refusal: Refusal, clock: Clock): ZoomError {
  const { status, headers, subject, requestId, feature = FEATURE_OF[subject] } = refusal;
  const body = refusalBody.safeParse(refusal.body);
  const { code, message, errors = [], error } = body.success ? body.data : {};
  const words = [message ?? error?.message, ...errors.map((one) => one.message)]
    .filter((one) => one !== undefined)
    .join(' ');
  const zoomCode = code ?? error?.code;
  const common = {
    subject,
    ...(feature === undefined ? {} : { feature }),
    requestId,
    status,
    ...(zoomCode === undefined ? {} : { zoomCode }),
    ...(words === '' ? {} : { zoomMessage: redacted(words) }),
    mayHaveHappened: status >= 500,
  };
  const kind = (facts: Pick<ZoomFacts, 'kind'> & Partial<ZoomFacts>) =>
    new ZoomError({ ...common, ...facts });

  if (status >= 500) return kind({ kind: 'unavailable', absence: 'server' });
  if (status === 429) return kind(limited(headers, words, clock.now()));
  if (NO_SCOPE.test(words) || (zoomCode === 4711 && status !== 404)) {
    return kind(withoutScope(words));
  }
  if (status === 401 || zoomCode === 124 || (zoomCode === 300 && /access token/i.test(words))) {
    return kind({ kind: 'unauthorized' });
  }
  if (zoomCode !== undefined && SCOPE_CODES.has(zoomCode)) {
    return kind(withoutScope(words));
  }
  if (ALTERNATIVE_HOST.test(words)) {
    return kind({ kind: 'alternative_host_unknown', hosts: words.match(EMAIL) ?? [] });
  }
  if (zoomCode === 200 && PAID.test(words)) return kind({ kind: 'paid_plan_needed' });
  if (status === 404 || (zoomCode !== undefined && NOT_FOUND_CODES.has(zoomCode))) {
    return kind({ kind: 'not_found' });
  }
  return kind({ kind: 'refused' });
}

/** The scopes say what it was about more exactly than the call that happened to need them. */
function withoutScope(words: string) {
  const scopes = scopesIn(words);
  const feature = ZOOM_FEATURES.find((one) => SCOPES_OF[one].some((own) => scopes.includes(own)));
  return {
    kind: 'scope_missing',
    scopes,
    ...(feature === undefined ? {} : { feature }),
  } as const;
}

/** `…does not contain scopes:[a:b:c, d:e:f].` */
const scopesIn = (words: string) =>
  (/scopes?:?\s*\[([^\]]*)\]/i.exec(words)?.[1] ?? '')
    .split(/[\s,]+/)
    .filter((one) => /^[a-z_]+(:[a-z_]+)+$/.test(one));

/** Zoom sends neither type nor `Retry-After` with the limit per host; its words alone tell it. */
function limited(headers: Headers, words: string, now: number) {
  const asked = readRetryAfter(headers.get('retry-after'), now);
  const type = headers.get('x-ratelimit-type') ?? '';
  if (DAILY_MEETINGS.test(words)) {
    const retryAt = toInstant(asked ?? nextUtcDay(now));
    return { kind: 'daily_meeting_limit', limit: 'day', retryAt } as const;
  }
  const limit: RateLimit = /daily/i.test(type)
    ? 'day'
    : CONCURRENT.test(words)
      ? 'concurrent'
      : /daily rate limit/i.test(words)
        ? 'day'
        : 'second';
  const at = asked ?? (limit === 'day' ? nextUtcDay(now) : null);
  return {
    kind: 'rate_limited',
    limit,
    ...(at === null ? {} : { retryAt: toInstant(at) }),
  } as const;
}
