import type { ZoomSource } from './zoom-sources.ts';

const recording: ZoomSource['fills'] = [
  'recording.topic',
  'recording.started_at',
  'recording.minutes',
  'recording.state',
  'recording_file.type',
  'recording_file.url',
];
const presence: ZoomSource['fills'] = [
  'attendance.name',
  'attendance.email',
  'attendance.zoom_user_id',
  'attendance.at',
  'attendance.reason',
];
const call: ZoomSource['fills'] = [
  'call.number',
  'call.started_at',
  'call.duration',
  'call.talk',
  'call.result',
  'call_element.number',
];
const message: ZoomSource['fills'] = [
  'chat_message.author',
  'chat_message.at',
  'chat_message.text',
];
const run: ZoomSource['fills'] = [
  'meeting_instance.uuid',
  'meeting_instance.started_at',
  'meeting_instance.ended_at',
  'meeting_instance.host_zoom_id',
];

/** The calls that file what Zoom knows of interviews, each only where its kind is collected. */
export const RECORD_CALLS = {
  pastParticipants: { purpose: 'Who was in an interview.', fills: presence },
  meetingRecordings: { purpose: 'Which files the recording has.', fills: recording },
  meetingTranscript: {
    purpose: 'What was said in an interview, and how far its transcript is.',
    fills: ['transcript.state', 'transcript.reason', 'cue.speaker', 'cue.text'],
  },
  syncCalls: { purpose: 'Calls with candidates, known by their number.', fills: call },
  teamMessages: { purpose: 'A conversation that a recruiter linked.', fills: message },
} as const satisfies Record<string, ZoomSource>;

const moved = { purpose: 'A recording changed at Zoom: it does so here.', fills: recording };
const stepped = {
  purpose: 'When recording stood still: a note leads to its moment.',
  fills: ['recording_mark.meeting_uuid', 'recording_mark.kind', 'recording_mark.at'],
} as const satisfies ZoomSource;
const called = { purpose: 'A call with a candidate is over.', fills: call };
const said = { purpose: 'A message of a linked conversation.', fills: message };
const changed = {
  purpose: 'Somebody changed the meeting in Zoom: recruiters are told.',
  fills: ['meeting_plan.problem'],
} as const satisfies ZoomSource;

/** What each message about meetings, recordings, calls and chats is for. */
export const RECORD_EVENTS: Readonly<Record<string, ZoomSource>> = {
  'meeting.started': { purpose: 'That an interview began.', fills: run },
  'meeting.ended': { purpose: 'That an interview ended.', fills: run },
  'meeting.updated': changed,
  'meeting.deleted': changed,
  'meeting.participant_joined': { purpose: 'Who joined an interview.', fills: presence },
  'meeting.participant_left': { purpose: 'Who left an interview.', fills: presence },
  'meeting.alert': {
    purpose: 'That a connection is bad: recruiters are told.',
    fills: ['notice.reason'],
  },
  'recording.started': stepped,
  'recording.paused': stepped,
  'recording.resumed': stepped,
  'recording.stopped': stepped,
  'recording.completed': { purpose: 'That a recording is there.', fills: recording },
  'recording.trashed': moved,
  'recording.recovered': moved,
  'recording.deleted': moved,
  'recording.batch_trashed': moved,
  'recording.batch_recovered': moved,
  'recording.batch_deleted': moved,
  'recording.renamed': moved,
  'recording.transcript_completed': {
    purpose: 'That a transcript is there.',
    fills: ['transcript.state', 'transcript.parts'],
  },
};

/** By the beginning of their names: calls and chats have many. */
export const eventSource = (event: string): ZoomSource | null => {
  if (event.startsWith('phone.')) return called;
  return /chat/.test(event) ? said : null;
};

/** Scopes that let Zoom tell, and files be fetched, without a call of the API. */
export const EVENT_SCOPES: Readonly<Record<string, ZoomSource>> = {
  'meeting:read:participant': { purpose: 'Who joins and leaves an interview.', fills: presence },
  'cloud_recording:read:recording': {
    purpose: 'What becomes of a recording.',
    fills: [...recording, 'recording_chunk.bytes'],
  },
  'phone:read:call_recording': {
    purpose: 'Plays the recording of a call from Zoom.',
    fills: ['call_recording.url'],
  },
  'team_chat:read:user_message': { purpose: 'New messages of a conversation.', fills: message },
};
