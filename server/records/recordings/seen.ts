import { AppError } from '../../../common/errors.ts';
import type { EventType } from '../../../common/events.ts';
import type { Member } from '../../../common/member.ts';
import { sees } from '../../../common/visibility.ts';
import { factsOf } from '../../../db/facts.ts';
import {
  filesOf,
  type RecordingFileRow,
  type RecordingRow,
  recordingById,
} from '../../../db/records/recordings.ts';
import { type TranscriptRow, transcriptById } from '../../../db/records/transcripts.ts';
import type { Services } from '../../services.ts';

interface OfInterview {
  candidate_id: string;
  application_id: string | null;
  interview_id: string;
}

/** Whether a member sees a record of an interview: who sees that it was filed. */
export async function seesRecord(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  member: Member,
  type: Extract<EventType, 'recording.filed' | 'transcript.filed'>,
  of: OfInterview,
): Promise<boolean> {
  const facts = await factsOf(database, member.organizationId, of.candidate_id);
  if (facts === null) return false;
  const sighting = {
    type,
    actorId: null,
    applicationId: of.application_id,
    interviewId: of.interview_id,
    audience: 'team' as const,
  };
  return sees(member, sighting, facts, clock.now());
}

/** @throws AppError `not_found` where there is none that the member sees */
export async function seenTranscript(
  services: Services,
  member: Member,
  id: string,
): Promise<TranscriptRow> {
  const row = await transcriptById(services.database.read, member.organizationId, id);
  const isSeen =
    row !== null &&
    row.trashed === 0 &&
    (await seesRecord(services, member, 'transcript.filed', row));
  if (!isSeen) throw new AppError('not_found', 'There is no such transcript.');
  return row;
}

/**
 * @throws AppError `not_found` where there is none that the member sees, or it is in Zoom's trash;
 * `conflict` while Zoom is still working on it
 */
export async function seenFile(
  services: Services,
  member: Member,
  { id, fileId }: { id: string; fileId: string },
): Promise<{ recording: RecordingRow; file: RecordingFileRow }> {
  const { read } = services.database;
  const recording = await recordingById(read, member.organizationId, id);
  const isSeen =
    recording?.state === 'kept' &&
    (await seesRecord(services, member, 'recording.filed', recording));
  const file = isSeen ? (await filesOf(read, [id])).find((one) => one.id === fileId) : undefined;
  if (!recording || file === undefined)
    throw new AppError('not_found', 'There is no such recording.');
  if (file.status !== 'completed')
    throw new AppError('conflict', 'Zoom is still working on this recording. Try again later.');
  return { recording, file };
}
