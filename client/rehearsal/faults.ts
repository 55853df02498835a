import { isAtLeast, SDK_TABLE } from './sdk-table.ts';

/** What can be wrong with one seat's Zoom client. */
export interface Faults {
  /** A client from before most in-meeting methods. */
  oldClient: boolean;
  /** Only what identifies the user and the meeting is enabled for the app. */
  apisMissing: boolean;
  /** `getAppContext` fails, as when the app's server or Zoom's is out of reach. */
  noContext: boolean;
  /** No request is answered before this time, epoch milliseconds; 0 for a client that answers. */
  silentUntil: number;
  /** What comes of `authorize`. */
  authorizing: Authorizing;
}

/** The person allows it, or not; or Zoom's answer is lost, is another's, or comes twice. */
export const AUTHORIZING = ['allowed', 'denied', 'never', 'other_state', 'twice'] as const;
export type Authorizing = (typeof AUTHORIZING)[number];

export const NO_FAULTS: Faults = {
  oldClient: false,
  apisMissing: false,
  noContext: false,
  silentUntil: 0,
  authorizing: 'allowed',
};

/** As long as the SDK waits by itself, so that every call begun now fails there. */
export const SILENCE_MS = 10_000;

export const CURRENT_VERSION = '6.5.0.1234';
export const OLD_VERSION = '5.9.0';

const CORE = new Set([
  'getSupportedJsApis',
  'getRunningContext',
  'getMeetingUUID',
  'getUserContext',
  'getAppContext',
]);

export const clientVersion = (faults: Faults): string =>
  faults.oldClient ? OLD_VERSION : CURRENT_VERSION;

/** Whether this client, at this version and with these faults, has the method or event at all. */
export function isAvailable(name: string, faults: Faults): boolean {
  const row = SDK_TABLE[name];
  if (row === undefined || !isAtLeast(clientVersion(faults), row.since)) return false;
  return !faults.apisMissing || CORE.has(name);
}

/** The faults of a seat in few words, the most telling first; empty when it has none. */
export function faultText(faults: Faults, now: number): string {
  const seconds = Math.ceil((faults.silentUntil - now) / 1000);
  if (seconds > 0) return `No answer, ${seconds} s`;
  if (faults.oldClient) return 'Old client';
  if (faults.apisMissing) return 'APIs missing';
  return faults.noContext ? 'No app context' : '';
}
