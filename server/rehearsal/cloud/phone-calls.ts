import { randomUUID } from 'node:crypto';
import type { CloudPhoneRow } from './phone.ts';
import type { CloudState } from './state.ts';

/** What happens on the phone. */
export interface PhoneCall {
  /** Zoom user ids of those who took it, one after the other: a second one got it transferred. */
  userIds: readonly string[];
  direction: 'inbound' | 'outbound';
  /** The other side's, in E.164. */
  number: string;
  /** Milliseconds. */
  startsAt: number;
  /** Seconds of each conversation. */
  talk: number;
  result?: CloudPhoneRow['result'];
  recorded?: boolean;
}

/** The number of the account. */
export const OWN_NUMBER = '+35315550100';

const RING_S = 8;
const zoomTime = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/**
 * Plays a call: it stands in the history of everyone who took it.
 * @returns its rows with whose they are, in the order in which they ended
 */
export function playCall(
  { phone }: CloudState,
  { userIds, direction, number, startsAt, talk, result, recorded }: PhoneCall,
): { userId: string; row: CloudPhoneRow }[] {
  const [call_id, call_path_id] = [`call-${randomUUID()}`, `path-${randomUUID()}`];
  const isOut = direction === 'outbound';
  return userIds.map((userId, index) => {
    const from = startsAt + index * (RING_S + talk) * 1000;
    const recording_id = recorded && index === 0 ? `recording-${randomUUID()}` : null;
    if (recording_id !== null) {
      phone.recordings.set(recording_id, {
        ownerId: userId,
        bytes: Buffer.from(`mp3 of ${call_id}`),
      });
    }
    const row: CloudPhoneRow = {
      id: `row-${randomUUID()}`,
      call_path_id,
      call_id: index === 0 ? call_id : `${call_id}-${index}`,
      connect_type: 'external',
      call_type: 'general',
      direction,
      caller_did_number: isOut ? OWN_NUMBER : number,
      callee_did_number: isOut ? number : OWN_NUMBER,
      start_time: zoomTime(from),
      ...(talk > 0 ? { answer_time: zoomTime(from + RING_S * 1000) } : {}),
      end_time: zoomTime(from + (RING_S + talk) * 1000),
      event: index > 0 ? 'direct_transfer' : isOut ? 'outgoing' : 'incoming',
      result: result ?? (talk > 0 ? 'connected' : 'no_answer'),
      ...(recording_id === null ? {} : { recording_id }),
      talk_time: talk,
    };
    phone.history.set(userId, [...(phone.history.get(userId) ?? []), row]);
    return { userId, row };
  });
}

/** What Zoom tells one side of a call once it is over. */
export const historyEvent = (
  accountId: string,
  userId: string,
  rows: CloudPhoneRow[],
  at: number,
) => ({
  event:
    rows[0]?.direction === 'outbound'
      ? ('phone.caller_call_history_completed' as const)
      : ('phone.callee_call_history_completed' as const),
  event_ts: at,
  payload: { account_id: accountId, object: { user_id: userId, call_logs: rows } },
});

/** The same in the form that Zoom has retired, which some accounts still get beside it. */
export const callerLogEvent = (
  accountId: string,
  userId: string,
  row: CloudPhoneRow,
  at: number,
) => ({
  event: 'phone.caller_call_log_completed' as const,
  event_ts: at,
  payload: { account_id: accountId, object: { user_id: userId, call_logs: [logRow(row)] } },
});

const logRow = (row: CloudPhoneRow) => ({
  id: `log-${row.id}`,
  caller_number: '801',
  caller_number_type: 1 as const,
  caller_did_number: row.caller_did_number,
  callee_number: row.callee_did_number,
  callee_number_type: 2 as const,
  callee_did_number: row.callee_did_number,
  duration: row.talk_time,
  result: row.talk_time > 0 ? 'Call connected' : 'No Answer',
  date_time: row.start_time,
  call_end_time: row.end_time,
  path: 'pstn',
  has_recording: row.recording_id !== undefined,
  has_voicemail: false,
  call_id: row.call_id,
  call_type: 'pstn' as const,
  direction: row.direction,
});

/** A recording is ready, which may be before the call's history is. @param apiUrl of this cloud */
export const recordingEvent = (
  accountId: string,
  userId: string,
  row: CloudPhoneRow,
  { apiUrl, at }: { apiUrl: string; at: number },
) => ({
  event: 'phone.recording_completed' as const,
  event_ts: at,
  payload: {
    account_id: accountId,
    object: {
      recordings: [
        {
          id: row.recording_id ?? '',
          caller_number: row.caller_did_number,
          caller_number_type: 2 as const,
          caller_did_number: row.caller_did_number,
          callee_number: row.callee_did_number,
          callee_number_type: 2 as const,
          callee_name: '',
          callee_did_number: row.callee_did_number,
          duration: row.talk_time,
          download_url: `${apiUrl}/phone/recording/download/${row.recording_id}`,
          date_time: row.start_time,
          end_time: row.end_time,
          user_id: userId,
          call_id: row.call_id,
          call_history_id: row.id,
          direction: row.direction,
          owner: { type: 'user', id: userId, name: '' },
        },
      ],
    },
  },
});
