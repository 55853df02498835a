import type { Schema } from '../schema.ts';

/** Which file of an export a table's rows are in. */
export type Place = 'organization' | 'candidates' | 'events' | 'records' | 'audit';

/** How the rows of an organization are found. */
export type Reach =
  /** By the table's own `organization_id`; `id` for the organization itself. */
  | 'organization_id'
  | 'id'
  /** By the column that the inventory names as the candidate's. */
  | 'candidate'
  | { parent: 'job' | 'kit'; column: string }
  /** By the row of a candidate that it belongs to. */
  | { under: 'recording' | 'transcript' | 'chat'; column: string };

type Column<T extends keyof Schema> = keyof Schema[T] & string;

export interface Move<T extends keyof Schema> {
  file: Place;
  reach: Reach;
  /** What orders the rows, and tells one from another. */
  key: readonly Column<T>[];
  /** Documents, written as such and not as text in text. */
  json?: readonly Column<T>[];
  /** Opened on the way out and sealed anew, with the keys there, on the way in. */
  sealed?: readonly Column<T>[];
  /** Counted by the database, made again from the log, or kept in a file beside. */
  without?: readonly Column<T>[];
}

/** `made`: read from the log, and made again from it. `stays`: of this installation alone. */
type Plan = { readonly [T in keyof Schema]: Move<T> | 'made' | 'stays' };

const MADE_PROFILE = ['num', 'facts_version', 'name', 'email', 'profile', 'search_text', 'active'];

/** What becomes of every table in an export. One that is not decided upon does not compile. */
export const PLAN: Plan = {
  organization: {
    file: 'organization',
    reach: 'id',
    key: ['id'],
    json: ['settings'],
    without: ['facts_version'],
  },
  member: { file: 'organization', reach: 'organization_id', key: ['id'] },
  job: {
    file: 'organization',
    reach: 'organization_id',
    key: ['id'],
    json: ['stages', 'rounds'],
  },
  job_member: {
    file: 'organization',
    reach: { parent: 'job', column: 'job_id' },
    key: ['job_id', 'member_id'],
  },
  kit: { file: 'organization', reach: 'organization_id', key: ['id'] },
  kit_version: {
    file: 'organization',
    reach: { parent: 'kit', column: 'kit_id' },
    key: ['kit_id', 'version'],
    json: ['content'],
  },
  mail_template: {
    file: 'organization',
    reach: 'organization_id',
    key: ['kind'],
    json: ['content'],
  },
  collecting: { file: 'organization', reach: 'organization_id', key: ['kind'] },
  meeting: { file: 'organization', reach: 'organization_id', key: ['uuid'] },
  meeting_member: {
    file: 'organization',
    reach: 'organization_id',
    key: ['meeting_uuid', 'member_id'],
  },
  erasure: { file: 'organization', reach: 'organization_id', key: ['id'], json: ['counts'] },
  retention: {
    file: 'organization',
    reach: 'organization_id',
    key: ['job_id', 'office', 'data_class'],
  },
  statistic: { file: 'organization', reach: 'organization_id', key: ['id'], json: ['reached'] },
  fairness_count: {
    file: 'organization',
    reach: 'organization_id',
    key: ['job_id', 'round', 'kit_id', 'question_id', 'shown'],
  },
  zoom_disconnect: { file: 'organization', reach: 'organization_id', key: ['id'] },

  candidate: {
    file: 'candidates',
    reach: 'candidate',
    key: ['id'],
    without: MADE_PROFILE as Column<'candidate'>[],
  },
  file: { file: 'candidates', reach: 'candidate', key: ['id'], without: ['bytes'] },
  mail: { file: 'candidates', reach: 'candidate', key: ['id'] },
  legal_hold: { file: 'candidates', reach: 'candidate', key: ['id'] },
  notice: { file: 'candidates', reach: 'candidate', key: ['id'] },
  meeting_plan: {
    file: 'candidates',
    reach: 'candidate',
    key: ['interview_id'],
    json: ['alternative_host_ids', 'overrides'],
    sealed: ['join_url', 'passcode'],
  },

  event: { file: 'events', reach: 'candidate', key: ['candidate_id', 'seq'], json: ['body'] },
  judgement: {
    file: 'events',
    reach: 'candidate',
    key: ['candidate_id', 'scorecard_id', 'card'],
    json: ['body'],
  },

  meeting_instance: { file: 'records', reach: 'organization_id', key: ['uuid'] },
  attendance: {
    file: 'records',
    reach: 'organization_id',
    key: ['uuid', 'source', 'connection', 'kind', 'at'],
  },
  attendance_person: {
    file: 'records',
    reach: 'organization_id',
    key: ['interview_id', 'person'],
  },
  call: { file: 'records', reach: 'organization_id', key: ['id'] },
  call_name: { file: 'records', reach: 'organization_id', key: ['name'] },
  call_element: {
    file: 'records',
    reach: 'organization_id',
    key: ['id', 'form', 'member_key'],
  },
  call_recording: { file: 'records', reach: 'organization_id', key: ['id'] },
  call_passed: { file: 'records', reach: 'organization_id', key: ['organization_id'] },
  recording: { file: 'records', reach: 'candidate', key: ['id'] },
  recording_file: {
    file: 'records',
    reach: { under: 'recording', column: 'recording_id' },
    key: ['id'],
  },
  recording_mark: {
    file: 'records',
    reach: 'candidate',
    key: ['meeting_uuid', 'kind', 'at'],
  },
  transcript: { file: 'records', reach: 'candidate', key: ['id'], json: ['parts'] },
  cue: {
    file: 'records',
    reach: { under: 'transcript', column: 'transcript_id' },
    key: ['transcript_id', 'seq'],
    without: ['num'],
  },
  chat: { file: 'records', reach: 'candidate', key: ['id'] },
  chat_message: {
    file: 'records',
    reach: { under: 'chat', column: 'chat_id' },
    key: ['chat_id', 'id'],
  },

  audit: { file: 'audit', reach: 'organization_id', key: ['id'], json: ['detail'] },

  application: 'made',
  interview: 'made',
  interview_member: 'made',
  note: 'made',
  scorecard: 'made',
  guide: 'made',
  candidate_phone: 'made',

  session: 'stays',
  access_token: 'stays',
  used_context: 'stays',
  migration: 'stays',
  task: 'stays',
  zoom_grant: 'stays',
  oauth_state: 'stays',
  zoom_revocation: 'stays',
  join_request: 'stays',
  webhook_delivery: 'stays',
  phone_sync: 'stays',
  // It says what is counted anew every day.
  retention_notice: 'stays',
  past_meeting: 'stays',
  // Films of people, many times larger than everything else: an export that is handed on or kept
  // would outlive what Zoom deletes. Where it is read in, copies are turned on anew, or not.
  copying: 'stays',
  recording_copy: 'stays',
  recording_chunk: 'stays',
  server: 'stays',
  presence: 'stays',
  request_count: 'stays',
  erasure_request: 'stays',
  audit_unlock: 'stays',
  data_export: 'stays',
  data_export_chunk: 'stays',
  take_in: 'stays',
  take_in_chunk: 'stays',
  take_in_refusal: 'stays',
  member_unproven: 'stays',
};

export interface Moving {
  table: keyof Schema;
  move: Move<keyof Schema>;
}

/** The tables of one file, in the order in which they can be read back in. */
export const movingTo = (file: Place): Moving[] =>
  Object.entries(PLAN).flatMap(([table, move]) =>
    typeof move === 'object' && move.file === file
      ? [{ table: table as keyof Schema, move: move as Move<keyof Schema> }]
      : [],
  );
