import type { CountryCode } from 'libphonenumber-js';
import { type CallElement, callResult } from '../../../common/phone.ts';
import { regionNamed, toE164 } from '../../../db/phone-number.ts';
import type { HistoryRow, LogRow, RecordingRow } from '../../zoom/phone-schemas.ts';

/** What the row itself does not say. */
export interface Told {
  /** The member whose history it is; `null` where none of ours is. */
  memberId: string | null;
  /** Which side told of it, where the row has no direction. */
  side: 'in' | 'out';
  /** Where numbers without a country belong. */
  region: CountryCode | null;
}

/** A leg as Zoom's present history has it. `null`: nobody outside the account is in it. */
export function fromHistory(row: HistoryRow, told: Told): CallElement | null {
  const direction = directionOf(row.direction, told);
  const [number, country] =
    direction === 'out'
      ? [row.callee_did_number, row.callee_country_iso_code]
      : [row.caller_did_number, row.caller_country_iso_code];
  return leg(number, country, told, {
    id: row.id,
    form: 'history',
    callId: row.call_id,
    pathId: row.call_path_id,
    memberId: told.memberId,
    direction,
    startedAt: row.start_time,
    answeredAt: row.answer_time,
    endedAt: row.end_time,
    talk: row.talk_time,
    result: callResult(row.result ?? '', row.talk_time),
    recordingId: row.recording_id,
  });
}

/** A leg as the retired call log has it; its `path` is no id. */
export function fromLog(row: LogRow, told: Told): CallElement | null {
  const direction = directionOf(row.direction, told);
  const [number, country] =
    direction === 'out'
      ? [outer(row, 'callee'), row.callee_country_iso_code]
      : [outer(row, 'caller'), row.caller_country_iso_code];
  return leg(number, country, told, {
    id: row.id,
    form: 'log',
    callId: row.call_id,
    pathId: null,
    memberId: told.memberId,
    direction,
    startedAt: row.date_time,
    answeredAt: null,
    endedAt: row.call_end_time,
    talk: row.duration,
    result: callResult(row.result ?? '', row.duration),
    recordingId: row.recording_id,
  });
}

/** What a recording knows of its call, which may not have been told of yet. */
export function fromRecording(row: RecordingRow, told: Told): CallElement | null {
  const direction = directionOf(row.direction, told);
  const number = outer(row, direction === 'out' ? 'callee' : 'caller');
  return leg(number, null, told, {
    id: `recording:${row.id}`,
    form: 'log',
    callId: row.call_id,
    pathId: null,
    memberId: told.memberId,
    direction,
    startedAt: row.date_time,
    answeredAt: null,
    endedAt: row.end_time,
    talk: row.duration,
    result: 'answered',
    recordingId: row.id,
  });
}

const directionOf = (said: 'inbound' | 'outbound' | undefined, { side }: Told) =>
  said === undefined ? side : said === 'inbound' ? 'in' : 'out';

/** The number behind one side: short ones are extensions of the account. */
function outer(row: LogRow | RecordingRow, side: 'caller' | 'callee'): string | null {
  const direct = row[`${side}_did_number`];
  if (direct !== null) return direct;
  return row[`${side}_number_type`] === 1 ? null : row[`${side}_number`];
}

function leg(
  number: string | null,
  country: string | null,
  { region }: Told,
  rest: Omit<CallElement, 'number'>,
): CallElement | null {
  const e164 = number === null ? null : toE164(number, regionNamed(country) ?? region);
  return e164 === null ? null : { ...rest, number: e164 };
}

/** Zoom's names for the call that an element is of: any of them shared, it is the same call. */
export const namesOf = ({ id, callId, pathId }: CallElement): string[] => [
  `row:${id}`,
  ...(callId === null ? [] : [`call:${callId}`]),
  ...(pathId === null ? [] : [`path:${pathId}`]),
];

/** The same of a recording, which names its row by either id. */
export const namesOfRecording = (row: RecordingRow): string[] =>
  [
    `row:recording:${row.id}`,
    ...[row.call_log_id, row.call_history_id].map((id) => (id === null ? '' : `row:${id}`)),
    row.call_id === null ? '' : `call:${row.call_id}`,
  ].filter(Boolean);
