/** Every call the cloud answers; trouble is made for one of them, or for all. */
export const ENDPOINTS = [
  'me',
  'settings',
  'zak',
  'create_meeting',
  'get_meeting',
  'update_meeting',
  'delete_meeting',
  'list_meetings',
  'past_participants',
  'open_app',
  'close_app',
  'deeplink',
  'list_calendars',
  'list_events',
  'create_event',
  'update_event',
  'delete_event',
  'free_busy',
  'meeting_recordings',
  'meeting_transcript',
  'download',
  'sync_calls',
  'team_messages',
] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/** What an answer looks like that is not JSON. `cut` is JSON that ends half way. */
export type Garble = 'xml' | 'html' | 'empty' | 'cut';

export type Trouble =
  /** Answers, and late. */
  | { kind: 'slow'; ms: number }
  /** Does the work and never says so. */
  | { kind: 'lost_answer' }
  /** Does the work and says so in another language. */
  | { kind: 'garbled'; form: Garble }
  | { kind: 'fault'; status: 500 | 502 | 503 | 504; form?: Garble }
  | { kind: 'rate_limited'; limit: 'second' | 'day'; retryAfter: RetryAfter; seconds?: number }
  | { kind: 'too_many_at_once' }
  | { kind: 'token_expired' }
  | { kind: 'daily_meeting_limit' }
  | { kind: 'paid_plan_needed' }
  | { kind: 'alternative_host_unknown'; email: string }
  | { kind: 'redirect'; to: string };

/** How `Retry-After` is written: seconds, an ISO-8601 date (Zoom's), an HTTP date, not at all. */
export type RetryAfter = 'seconds' | 'date' | 'http-date' | 'none';

/** Settings that an admin has locked: they win over what a meeting asks for. */
export interface LockedSettings {
  waitingRoom?: boolean;
  autoRecording?: 'local' | 'cloud' | 'none';
  passcode?: string;
}

export interface Troubles {
  locked: LockedSettings;
  /** The next so many calls meet this trouble, once unless said otherwise. */
  next(endpoint: Endpoint | '*', trouble: Trouble, times?: number): void;
  /** The trouble that a call meets, which is then one fewer. */
  take(endpoint: Endpoint): Trouble | null;
  /** Peace, locked settings included. */
  clear(): void;
}

export function createTroubles(): Troubles {
  let queue: { endpoint: Endpoint | '*'; trouble: Trouble; left: number }[] = [];
  const troubles: Troubles = {
    locked: {},
    next(endpoint, trouble, times = 1) {
      queue.push({ endpoint, trouble, left: times });
    },
    take(endpoint) {
      const met = queue.find((one) => one.endpoint === endpoint || one.endpoint === '*');
      if (met === undefined) return null;
      met.left -= 1;
      queue = queue.filter((one) => one.left > 0);
      return met.trouble;
    },
    clear() {
      queue = [];
      troubles.locked = {};
    },
  };
  return troubles;
}
