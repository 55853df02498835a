import { z } from 'zod';
import { type Instant, toInstant, toMs } from '../../common/time.ts';
import type { Call } from './call.ts';
import { withoutToken } from './download.ts';
import { uuidSegment } from './paths.ts';

/** One file of a recording, its address without any token. */
export interface ZoomFile {
  /** Zoom's id; files that have none are named after what they are and when they began. */
  name: string;
  type: string;
  extension: string;
  recordingType: string;
  size: number;
  startsAt: Instant;
  endsAt: Instant | null;
  status: 'completed' | 'processing';
  /** Empty while there is none. */
  url: string;
}

export interface ZoomRecording {
  uuid: string;
  number: string | null;
  hostId: string | null;
  topic: string;
  startsAt: Instant;
  minutes: number;
  files: ZoomFile[];
}

export type Restriction =
  | 'DELETED_OR_TRASHED'
  | 'UNSUPPORTED'
  | 'NO_TRANSCRIPT_DATA'
  | 'NOT_READY'
  | (string & {});

export interface ZoomTranscript {
  canDownload: boolean;
  url: string | null;
  restriction: Restriction | null;
}

export interface RecordingCalls {
  /** What Zoom recorded of the run with this UUID. */
  meetingRecordings(uuid: string): Promise<ZoomRecording>;
  /** Where the transcript of this run is, or why there is none. */
  meetingTranscript(uuid: string): Promise<ZoomTranscript>;
}

const instant = z.iso.datetime({ offset: true }).transform((text) => toInstant(toMs(text)));
const number = z.union([z.number().int().positive(), z.string().regex(/^\d+$/)]).transform(String);
/** PostgreSQL stores no NUL. */
const words = (max: number) =>
  z.string().transform((text) => text.replaceAll('\0', '').slice(0, max));
const NOTHING = z.literal('').transform(() => undefined);

const file = z
  .object({
    id: words(200).optional(),
    file_type: words(60).optional(),
    file_extension: words(20).optional(),
    recording_type: words(100).optional(),
    file_size: z.number().nonnegative().optional(),
    recording_start: instant,
    recording_end: instant.or(NOTHING).optional(),
    download_url: z.string().max(4_000).optional(),
    status: z.string().max(60).optional(),
  })
  .transform((one): ZoomFile => {
    const type = one.file_type ?? 'UNKNOWN';
    const url = withoutToken(one.download_url ?? '');
    return {
      name: one.id || `${type} ${one.recording_start}`,
      type,
      extension: one.file_extension ?? '',
      recordingType: one.recording_type ?? '',
      size: Math.round(one.file_size ?? 0),
      startsAt: one.recording_start,
      endsAt: one.recording_end ?? null,
      status: one.status === 'processing' || url === null ? 'processing' : 'completed',
      url: url?.href ?? '',
    };
  });

/** Files in a form we do not know are left out: they hide none that we do. */
const files = z
  .array(z.unknown())
  .default([])
  .transform((all) => all.flatMap((one) => file.safeParse(one).data ?? []));

/** A recording as webhooks and answers have it in common; types of @zoom/rivet are the yardstick. */
export const recordingObject = z
  .object({
    uuid: z.string().min(1).max(200),
    id: number.optional(),
    host_id: words(200).optional(),
    topic: words(500).optional(),
    start_time: instant,
    duration: z.number().nonnegative().optional(),
    recording_files: files,
    participant_audio_files: files,
  })
  .transform(
    (one): ZoomRecording => ({
      uuid: one.uuid,
      number: one.id ?? null,
      hostId: one.host_id ?? null,
      topic: one.topic ?? '',
      startsAt: one.start_time,
      minutes: Math.round(one.duration ?? 0),
      files: [...one.recording_files, ...one.participant_audio_files],
    }),
  );

const transcriptAnswer = z.object({
  can_download: z.boolean().optional(),
  download_url: z.string().max(4_000).optional(),
  download_restriction_reason: z.string().max(100).optional(),
});

export function recordingCalls(call: Call): RecordingCalls {
  const subject = 'recording';
  return {
    async meetingRecordings(uuid) {
      const path = `/meetings/${uuidSegment(uuid)}/recordings`;
      return call({ method: 'GET', path, subject }, recordingObject);
    },
    async meetingTranscript(uuid) {
      const path = `/meetings/${uuidSegment(uuid)}/transcript`;
      const request = { method: 'GET', path, subject, feature: 'transcripts' } as const;
      const answer = await call(request, transcriptAnswer);
      const url = withoutToken(answer.download_url ?? '')?.href ?? null;
      return {
        canDownload: answer.can_download === true && url !== null,
        url,
        restriction: answer.download_restriction_reason ?? null,
      };
    },
  };
}
