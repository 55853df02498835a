import { meetingAlert } from '../records/alerts.ts';
import { participantJoined, participantLeft } from '../records/attendance-events.ts';
import { meetingEnded, meetingStarted } from '../records/meeting-events.ts';
import { meetingTouched } from '../records/meeting-look.ts';
import { recordingCompleted, recordingMoved, recordingRenamed } from '../records/recordings.ts';
import { transcriptCompleted } from '../records/transcripts.ts';
import { deauthorized } from './deauthorized.ts';
import type { WebhookHandlers } from './webhooks.ts';

/** Which events mean something here, and what they cause, in this order. */
export const WEBHOOK_HANDLERS: WebhookHandlers = {
  app_deauthorized: [deauthorized],
  'meeting.started': [meetingStarted],
  'meeting.ended': [meetingEnded],
  'meeting.updated': [meetingTouched],
  'meeting.deleted': [meetingTouched],
  'meeting.participant_joined': [participantJoined],
  'meeting.participant_left': [participantLeft],
  'meeting.alert': [meetingAlert],
  'recording.completed': [recordingCompleted],
  'recording.trashed': [recordingMoved('trashed')],
  'recording.recovered': [recordingMoved('recovered')],
  'recording.deleted': [recordingMoved('deleted')],
  'recording.renamed': [recordingRenamed],
  'recording.transcript_completed': [transcriptCompleted],
};
