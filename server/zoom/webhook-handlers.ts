import { recordingCompleted, recordingMoved, recordingRenamed } from '../records/recordings.ts';
import { transcriptCompleted } from '../records/transcripts.ts';
import { deauthorized } from './deauthorized.ts';
import type { WebhookHandlers } from './webhooks.ts';

/** Which events mean something here, and what they cause, in this order. */
export const WEBHOOK_HANDLERS: WebhookHandlers = {
  app_deauthorized: [deauthorized],
  'recording.completed': [recordingCompleted],
  'recording.trashed': [recordingMoved('trashed')],
  'recording.recovered': [recordingMoved('recovered')],
  'recording.deleted': [recordingMoved('deleted')],
  'recording.renamed': [recordingRenamed],
  'recording.transcript_completed': [transcriptCompleted],
};
