import { z } from 'zod';
import type { RecordingStep } from '../../../common/pauses.ts';
import { toInstant, toMs } from '../../../common/time.ts';
import { collects } from '../../../db/records/collecting.ts';
import { interviewOfInstance, organizationOfAccount } from '../../../db/records/instances.ts';
import { insertRecordingMark } from '../../../db/records/recording-marks.ts';
import { recordingOf } from '../../../db/records/recordings.ts';
import { transcriptOf } from '../../../db/records/transcripts.ts';
import type { Tx } from '../../../db/transact.ts';
import type { WebhookHandler } from '../../zoom/webhooks.ts';
import { meetingPayload } from '../events.ts';

/*
 * `recording.started`, `.paused`, `.resumed` and `.stopped`. Their own times of the file are those
 * of the whole recording so far: when it happened, only `event_ts` says.
 */

const payload = z.object({
  account_id: meetingPayload.shape.account_id,
  object: meetingPayload.shape.object.pick({ id: true, uuid: true, start_time: true }),
});

/** Keeps when it happened, of interviews and where what was recorded is collected. */
export const recordingStep =
  (kind: RecordingStep): WebhookHandler =>
  async (tx, event) => {
    const parsed = payload.safeParse(event.payload);
    if (!parsed.success) return;
    const { account_id, object } = parsed.data;
    const organizationId = await organizationOfAccount(tx, account_id);
    if (organizationId === null || !(await isWanted(tx, organizationId, object.uuid))) return;
    const at = object.start_time === null ? event.at : toMs(object.start_time);
    const about = { uuid: object.uuid, number: object.id, at };
    const instance = await interviewOfInstance(tx, organizationId, about);
    if (instance === null) return;
    await insertRecordingMark(tx, {
      organization_id: organizationId,
      candidate_id: instance.candidateId,
      interview_id: instance.interviewId,
      meeting_uuid: object.uuid,
      kind,
      at: toInstant(event.at),
    });
  };

/** Not after everything of it is deleted at Zoom: late news tells of nothing that is kept. */
async function isWanted(tx: Tx, organizationId: string, uuid: string): Promise<boolean> {
  const ofRecording = await collects(tx, organizationId, 'recordings');
  if (!ofRecording && !(await collects(tx, organizationId, 'transcripts'))) return false;
  if ((await recordingOf(tx, organizationId, uuid))?.state === 'deleted') return false;
  return (await transcriptOf(tx, organizationId, uuid))?.reason !== 'deleted_at_zoom';
}
