import type { InventoryOf } from './table.ts';

const OF_INTERVIEW = { column: 'interview_id', table: 'interview', key: 'id' } as const;
const OF_RUN = { column: 'uuid', table: 'meeting_instance', key: 'uuid' } as const;

/** What Zoom knows of interviews: who was there, what was recorded and said. */
export const RECORDS: InventoryOf<
  | 'meeting_instance'
  | 'attendance'
  | 'attendance_person'
  | 'recording'
  | 'recording_file'
  | 'recording_mark'
  | 'transcript'
  | 'cue'
> = {
  meeting_instance: {
    purpose: 'When an interview’s meeting really began and ended.',
    kept: 'candidate',
    candidate: null,
    through: OF_INTERVIEW,
    members: [],
    columns: {
      organization_id: 'ref',
      uuid: 'meeting',
      interview_id: 'ref',
      number: 'meeting',
      host_zoom_id: 'memberZoomId',
      started_at: 'time',
      ended_at: 'time',
      listed_at: 'time',
      problem: 'state',
    },
  },
  attendance: {
    purpose: 'Who was in an interview, and when.',
    kept: 'candidate',
    candidate: null,
    through: OF_RUN,
    members: [],
    columns: {
      organization_id: 'ref',
      uuid: 'meeting',
      source: 'state',
      connection: 'ref',
      kind: 'state',
      at: 'presence',
      person: 'hash',
      name: 'participant',
      email: 'participant',
      zoom_user_id: 'participant',
      reason: 'presence',
    },
  },
  attendance_person: {
    purpose: 'What a recruiter said of who somebody in an interview was.',
    kept: 'candidate',
    candidate: null,
    through: OF_INTERVIEW,
    members: ['member_id', 'by_member_id'],
    columns: {
      organization_id: 'ref',
      interview_id: 'ref',
      person: 'hash',
      who: 'presence',
      member_id: 'ref',
      by_member_id: 'ref',
      at: 'time',
    },
  },
  recording: {
    purpose: 'That an interview was recorded in Zoom’s cloud.',
    kept: 'candidate',
    candidate: 'candidate_id',
    members: [],
    columns: {
      id: 'id',
      organization_id: 'ref',
      candidate_id: 'ref',
      application_id: 'ref',
      interview_id: 'ref',
      meeting_uuid: 'meeting',
      host_zoom_id: 'memberZoomId',
      topic: 'words',
      started_at: 'time',
      minutes: 'state',
      state: 'state',
      changed_at: 'time',
      filed: 'state',
    },
  },
  recording_file: {
    purpose: 'Where Zoom keeps the files of a recording. An address opens nothing by itself.',
    kept: 'candidate',
    candidate: null,
    through: { column: 'recording_id', table: 'recording', key: 'id' },
    members: [],
    columns: {
      id: 'id',
      recording_id: 'ref',
      name: 'ref',
      type: 'state',
      extension: 'state',
      recording_type: 'state',
      size: 'state',
      starts_at: 'time',
      ends_at: 'time',
      status: 'state',
      url: 'ref',
    },
  },
  recording_mark: {
    purpose: 'When recording was paused: so that a note leads to its moment.',
    kept: 'candidate',
    candidate: 'candidate_id',
    members: [],
    columns: {
      organization_id: 'ref',
      candidate_id: 'ref',
      interview_id: 'ref',
      meeting_uuid: 'meeting',
      kind: 'state',
      at: 'time',
    },
  },
  transcript: {
    purpose: 'How far the transcript of an interview is.',
    kept: 'candidate',
    candidate: 'candidate_id',
    members: [],
    columns: {
      id: 'id',
      organization_id: 'ref',
      candidate_id: 'ref',
      application_id: 'ref',
      interview_id: 'ref',
      meeting_uuid: 'meeting',
      host_zoom_id: 'memberZoomId',
      state: 'state',
      reason: 'state',
      trashed: 'state',
      changed_at: 'time',
      parts: 'state',
      started_at: 'time',
      cues: 'state',
      revision: 'state',
      done: 'state',
      filed: 'state',
      announced_at: 'time',
    },
  },
  cue: {
    purpose: 'What was said in an interview, as Zoom wrote it down.',
    kept: 'candidate',
    candidate: null,
    through: { column: 'transcript_id', table: 'transcript', key: 'id' },
    members: [],
    columns: {
      num: 'id',
      transcript_id: 'ref',
      seq: 'state',
      part: 'state',
      start_ms: 'time',
      end_ms: 'time',
      speaker: 'speech',
      text: 'speech',
    },
  },
};
