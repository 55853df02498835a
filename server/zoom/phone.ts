import type { Call } from './call.ts';
import { type HistoryRow, historyAnswer, historyRow, rowsOf } from './phone-schemas.ts';

/** Rows of one answer, at most. */
export const SYNC_COUNT = 100;

export type SyncStep =
  /** The latest rows, and a token to go on from. */
  | { type: 'FSync' }
  /** What came since the token. */
  | { type: 'ISync'; token: string }
  /** What was before the token. */
  | { type: 'BSync'; token: string };

export interface SyncedCalls {
  rows: HistoryRow[];
  /** How many Zoom sent, rows that cannot be read included. */
  count: number;
  token: string | null;
}

export interface PhoneCalls {
  /** One step through the person's own call history (zoom-platform §7.7). */
  syncCalls(step: SyncStep): Promise<SyncedCalls>;
}

export function phoneCalls(call: Call): PhoneCalls {
  return {
    async syncCalls(step) {
      const path = '/phone/users/me/call_history/sync';
      const query = {
        sync_type: step.type,
        count: SYNC_COUNT,
        sync_token: 'token' in step ? step.token : undefined,
      };
      const answer = await call({ method: 'GET', path, query, subject: 'calls' }, historyAnswer);
      return {
        rows: rowsOf(historyRow, answer.call_logs),
        count: answer.call_logs.length,
        token: answer.sync_token || null,
      };
    },
  };
}
