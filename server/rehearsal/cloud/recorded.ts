import { randomUUID } from 'node:crypto';
import type { CloudLinks } from './route.ts';
import { silence } from './silence.ts';

/** What this Zoom recorded of one run of a meeting. */
export interface CloudRecording {
  uuid: string;
  number: number;
  hostId: string;
  topic: string;
  /** Milliseconds since the epoch. */
  startsAt: number;
  minutes: number;
  state: 'kept' | 'trashed';
  files: CloudFile[];
  /** Why the transcript cannot be fetched; `null` where it can. */
  restriction: 'DELETED_OR_TRASHED' | 'UNSUPPORTED' | 'NO_TRANSCRIPT_DATA' | 'NOT_READY' | null;
}

export interface CloudFile {
  id: string;
  type: string;
  extension: string;
  recordingType: string;
  startsAt: number;
  endsAt: number;
  status: 'completed' | 'processing';
  content: Content;
  /** How the download misbehaves, every time. */
  manner?: 'no_ranges' | 'cut' | 'page' | 'missing' | 'slow' | 'stuck';
}

export interface Content {
  media: string;
  size: number;
  /** The bytes from one to before another, in pieces. */
  slice(from: number, to: number): Iterable<Buffer>;
}

export const contentOf = (bytes: Buffer, media: string): Content => ({
  media,
  size: bytes.length,
  *slice(from, to) {
    yield bytes.subarray(from, to);
  },
});

const PIECE = 64 * 1024;

/** As many bytes as wanted, none of which is kept: byte n is n modulo 251. */
export function endless(size: number, media: string): Content {
  const pattern = Buffer.from(Array.from({ length: 251 * 512 }, (_, n) => n % 251));
  return {
    media,
    size,
    *slice(from, to) {
      for (let at = from; at < to; ) {
        const begin = at % 251;
        const piece = pattern.subarray(begin, begin + Math.min(PIECE, to - at));
        yield piece;
        at += piece.length;
      }
    },
  };
}

type About = Pick<CloudRecording, 'uuid' | 'number' | 'hostId' | 'topic' | 'startsAt' | 'minutes'>;

/** Silent pictures and sound of a run, without a transcript. */
export function record(about: About, parts = 1): CloudRecording {
  const minutes = about.minutes / parts;
  const files = Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const startsAt = about.startsAt + part * minutes * 60_000;
    const of = { startsAt, endsAt: startsAt + minutes * 60_000, status: 'completed' } as const;
    const sound = contentOf(silence(minutes * 60), 'video/mp4');
    return [
      fileOf({
        ...of,
        type: 'MP4',
        extension: 'MP4',
        recordingType: 'shared_screen_with_speaker_view',
        content: sound,
      }),
      fileOf({
        ...of,
        type: 'M4A',
        extension: 'M4A',
        recordingType: 'audio_only',
        content: { ...sound, media: 'audio/mp4' },
      }),
    ];
  });
  return { ...about, state: 'kept', files, restriction: 'NOT_READY' };
}

export const fileOf = (file: Omit<CloudFile, 'id'>): CloudFile => ({ ...file, id: randomUUID() });

/** Writes the transcript of one part down. */
export function transcribe(recording: CloudRecording, vtt: Buffer | string, part = 0): CloudFile {
  const videos = recording.files.filter(({ type }) => type === 'MP4');
  const { startsAt, endsAt } = videos[part] ?? recording.files[0]!;
  const file = fileOf({
    type: 'TRANSCRIPT',
    extension: 'VTT',
    recordingType: 'audio_transcript',
    startsAt,
    endsAt,
    status: 'completed',
    content: contentOf(Buffer.from(vtt), 'text/vtt'),
  });
  recording.files.push(file);
  recording.restriction = null;
  return file;
}

const zoomTime = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** As answers and webhooks say it. */
export const recordingAnswer = (one: CloudRecording, links: Pick<CloudLinks, 'file'>) => ({
  id: one.number,
  uuid: one.uuid,
  host_id: one.hostId,
  topic: one.topic,
  start_time: zoomTime(one.startsAt),
  duration: one.minutes,
  total_size: one.files.reduce((sum, { content }) => sum + content.size, 0),
  recording_count: one.files.length,
  recording_files: one.files.map((file) => ({
    id: file.id,
    meeting_id: one.uuid,
    recording_start: zoomTime(file.startsAt),
    recording_end: zoomTime(file.endsAt),
    file_type: file.type,
    file_extension: file.extension,
    file_size: file.content.size,
    recording_type: file.recordingType,
    status: file.status,
    ...(file.status === 'completed' ? { download_url: links.file(file.id) } : {}),
  })),
});
