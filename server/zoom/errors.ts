import type { Instant } from '../../common/time.ts';
import type { ZoomFeature } from '../../common/zoom-features.ts';
import { sentenceOf } from './sentences.ts';

/** Everything Zoom can do to a request, as far as somebody would act differently. */
export const ZOOM_ERROR_KINDS = [
  'unauthorized',
  'reauthorise',
  'scope_missing',
  'rate_limited',
  'daily_meeting_limit',
  'paid_plan_needed',
  'alternative_host_unknown',
  'not_found',
  'refused',
  'unavailable',
] as const;
export type ZoomErrorKind = (typeof ZOOM_ERROR_KINDS)[number];

/** What a request was about, as a person would call it. */
export type Subject =
  | 'profile'
  | 'meeting'
  | 'calendar'
  | 'event'
  | 'app'
  | 'recording'
  | 'calls'
  | 'chat';

/** Which budget is used up: the account's per second or per day, or one writer per resource. */
export type RateLimit = 'second' | 'day' | 'concurrent';

/** Why there is no answer to work with. */
export type Absence = 'timeout' | 'network' | 'server' | 'unreadable' | 'redirect';

export interface ZoomFacts {
  kind: ZoomErrorKind;
  subject: Subject;
  /** What Hireside would have done with it, where that is one of its features. */
  feature?: ZoomFeature;
  /** HTTP status; absent where no answer came. */
  status?: number;
  /** Zoom's own code and words. The words passed `redacted`. */
  zoomCode?: number;
  zoomMessage?: string;
  limit?: RateLimit;
  absence?: Absence;
  /** Not before then. */
  retryAt?: Instant;
  /** The scopes that Zoom misses. */
  scopes?: string[];
  /** The alternative hosts that Zoom named. */
  hosts?: string[];
  /** Zoom's tracking id where it gave one, else the id the request was sent with. */
  requestId: string;
  /** Whether Zoom may have done the work all the same: look before doing it again. */
  mayHaveHappened: boolean;
}

/**
 * A refusal by Zoom, or its silence. The message is a sentence for the person who asked. It holds
 * no token, no start link and nothing of the request; neither does its JSON.
 */
export class ZoomError extends Error {
  override readonly name = 'ZoomError';
  readonly kind: ZoomErrorKind;
  constructor(readonly facts: Readonly<ZoomFacts>) {
    super(sentenceOf(facts));
    this.kind = facts.kind;
  }
}

export const isZoomError = (error: unknown, kind?: ZoomErrorKind): error is ZoomError =>
  error instanceof ZoomError && (kind === undefined || error.kind === kind);
