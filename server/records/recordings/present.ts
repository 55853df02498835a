import type { Output } from '../../../common/contract.ts';
import type { CopyState } from '../../../common/copies.ts';
import type { CopyRow } from '../../../db/records/copies.ts';
import type { Pausing } from '../../../db/records/pausing.ts';
import type { RecordingFileRow, RecordingRow } from '../../../db/records/recordings.ts';
import type { TranscriptRow } from '../../../db/records/transcripts.ts';
import { partsOf } from '../transcripts/transcripts.ts';

type Answer = Output<'interviewRecordings'>;

/** What a player is told of a file, by Zoom's type: never what Zoom's answer claims. */
const MEDIA: Record<string, { kind: 'video' | 'audio'; type: string; extension: string }> = {
  MP4: { kind: 'video', type: 'video/mp4', extension: 'mp4' },
  M4A: { kind: 'audio', type: 'audio/mp4', extension: 'm4a' },
};
const OTHER = { kind: 'other', type: 'application/octet-stream', extension: 'bin' } as const;

/** Types of files that can be watched or heard, and so copied. */
export const PLAYED: readonly string[] = Object.keys(MEDIA);

export const mediaOf = ({ type }: Pick<RecordingFileRow, 'type'>) => MEDIA[type] ?? OTHER;

/** Those that can be watched or heard; the rest is a transcript, or nothing for a player. */
export const presentRecording = (
  row: RecordingRow,
  files: readonly RecordingFileRow[],
  { copies, pausing }: { copies: readonly CopyRow[]; pausing: Pausing },
): Answer['recordings'][number] => ({
  id: row.id,
  meetingUuid: row.meeting_uuid,
  state: row.state,
  startedAt: row.started_at,
  minutes: row.minutes,
  files:
    row.state === 'kept'
      ? pausing(
          row.meeting_uuid,
          files
            .filter((file) => file.recording_id === row.id && mediaOf(file).kind !== 'other')
            .map((file) => ({
              id: file.id,
              kind: mediaOf(file).kind,
              recordingType: file.recording_type,
              size: file.size,
              startsAt: file.starts_at,
              endsAt: file.ends_at,
              status: file.status,
              copy: presentCopy(copies.find((copy) => copy.file_id === file.id)),
            })),
        )
      : [],
});

const presentCopy = (copy: CopyRow | undefined) =>
  copy === undefined
    ? null
    : { state: copy.state as CopyState, reason: copy.reason, bytes: copy.bytes };

export const presentTranscript = (
  row: TranscriptRow,
  pausing: Pausing,
): Answer['transcripts'][number] => ({
  id: row.id,
  meetingUuid: row.meeting_uuid,
  interviewId: row.interview_id,
  state: row.state,
  reason: row.reason,
  trashed: row.trashed === 1,
  parts: pausing(
    row.meeting_uuid,
    partsOf(row).map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
  ),
  startedAt: row.started_at,
  cues: row.cues,
});
