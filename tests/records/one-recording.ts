import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import { insertRecording, saveFiles } from '../../db/records/recordings.ts';
import { insertTranscript, replaceCues } from '../../db/records/transcripts.ts';
import { record } from '../../server/rehearsal/cloud/recorded.ts';
import { NOON, type World } from '../support/fixtures.ts';
import type { TestZoom } from '../support/zoom.ts';

/** A recording with its transcript, filed under the world's interview, and at Zoom as well. */
export async function oneRecording(
  database: Database,
  zoom: TestZoom,
  { organizationId, candidateId, applicationId, interviewId }: World,
  host: Member,
) {
  const hostId = `zoom-${host.id}`;
  const about = { uuid: 'one==', number: 1, hostId, topic: 'Interview', startsAt: NOON };
  const recorded = record({ ...about, minutes: 1 });
  zoom.state.recordings.set('one==', recorded);
  const of = {
    organization_id: organizationId,
    candidate_id: candidateId,
    application_id: applicationId,
    interview_id: interviewId,
    meeting_uuid: 'one==',
    host_zoom_id: hostId,
    started_at: toInstant(NOON),
    changed_at: toInstant(NOON),
    filed: 1 as const,
  };
  const ids = { recordingId: 'recording-1', fileId: 'file-1', transcriptId: 'transcript-1' };
  const [video] = recorded.files;
  await database.transact(async (tx) => {
    await insertRecording(tx, {
      ...of,
      id: ids.recordingId,
      topic: 'Interview',
      minutes: 1,
      state: 'kept',
    });
    const file = {
      id: ids.fileId,
      name: video!.id,
      type: 'MP4',
      extension: 'MP4',
      recording_type: video!.recordingType,
      size: video!.content.size,
      starts_at: toInstant(NOON),
      ends_at: toInstant(NOON + 60_000),
      status: 'completed' as const,
      url: `http://127.0.0.1:${zoom.port}/rec/download/${video!.id}`,
    };
    await saveFiles(tx, ids.recordingId, [file]);
    await insertTranscript(tx, {
      ...of,
      id: ids.transcriptId,
      state: 'ready',
      reason: null,
      trashed: 0,
      parts: JSON.stringify([{ startsAt: toInstant(NOON), endsAt: null, url: '' }]),
      cues: 1,
      revision: 1,
      done: 1,
      announced_at: toInstant(NOON),
    });
    const cue = { seq: 0, part: 0, startMs: 0, endMs: 1, speaker: null, text: 'findable words' };
    await replaceCues(tx, ids.transcriptId, [cue]);
  });
  return ids;
}
