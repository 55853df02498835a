import { meetingAlert } from '../records/alerts.ts';
import { participantJoined, participantLeft } from '../records/attendance/attendance-events.ts';
import { PHONE_HANDLERS } from '../records/calls/webhooks.ts';
import { CHAT_HANDLERS } from '../records/chats/webhooks.ts';
import { meetingEnded, meetingStarted } from '../records/meetings/meeting-events.ts';
import { meetingTouched } from '../records/meetings/meeting-look.ts';
import { recordingsMoved } from '../records/recordings/batch.ts';
import {
  recordingCompleted,
  recordingMoved,
  recordingRenamed,
} from '../records/recordings/recordings.ts';
import { recordingStep } from '../records/recordings/steps.ts';
import { transcriptCompleted } from '../records/transcripts/transcripts.ts';
import { deauthorized } from './deauthorized.ts';
import type { WebhookHandler, WebhookHandlers } from './webhooks.ts';

/** Of the app itself, of meetings and of what was recorded of them. */
const MEETINGS_AND_RECORDINGS: WebhookHandlers = {
  app_deauthorized: [deauthorized],
  'meeting.started': [meetingStarted],
  'meeting.ended': [meetingEnded],
  'meeting.updated': [meetingTouched],
  'meeting.deleted': [meetingTouched],
  'meeting.participant_joined': [participantJoined],
  'meeting.participant_left': [participantLeft],
  'meeting.alert': [meetingAlert],
  'recording.started': [recordingStep('started')],
  'recording.paused': [recordingStep('paused')],
  'recording.resumed': [recordingStep('resumed')],
  'recording.stopped': [recordingStep('stopped')],
  'recording.completed': [recordingCompleted],
  'recording.trashed': [recordingMoved('trashed')],
  'recording.recovered': [recordingMoved('recovered')],
  'recording.deleted': [recordingMoved('deleted')],
  'recording.batch_trashed': [recordingsMoved('trashed')],
  'recording.batch_recovered': [recordingsMoved('recovered')],
  'recording.batch_deleted': [recordingsMoved('deleted')],
  'recording.renamed': [recordingRenamed],
  'recording.transcript_completed': [transcriptCompleted],
};

/** Which events mean something here, and what they cause, in this order. */
export const WEBHOOK_HANDLERS: WebhookHandlers = together(
  MEETINGS_AND_RECORDINGS,
  PHONE_HANDLERS,
  CHAT_HANDLERS,
);

/** One table of several: an event may mean something to more than one of them. */
function together(...tables: WebhookHandlers[]): WebhookHandlers {
  const all = new Map<string, WebhookHandler[]>();
  for (const table of tables) {
    for (const [event, handlers] of Object.entries(table)) {
      all.set(event, [...(all.get(event) ?? []), ...handlers]);
    }
  }
  return Object.fromEntries(all);
}
