import type { Generated } from 'kysely';
import type { RecordingStep } from '../../common/pauses.ts';
import type { TranscriptReason, TranscriptState } from '../../common/transcript.ts';

/** The tables of what Zoom recorded and wrote down of interviews. */
export interface RecordingsSchema {
  recording: RecordingTable;
  recording_file: RecordingFileTable;
  recording_mark: RecordingMarkTable;
  transcript: TranscriptTable;
  cue: CueTable;
}

type Flag01 = 0 | 1;

/** Which run of which interview, and whose tokens open its files. */
interface OfInstance {
  organization_id: string;
  candidate_id: string;
  application_id: string | null;
  interview_id: string;
  meeting_uuid: string;
  host_zoom_id: string;
}

/** One per meeting instance. Deleted at Zoom it stays as that fact, without files and words. */
export interface RecordingTable extends OfInstance {
  id: string;
  topic: string;
  started_at: string;
  minutes: number;
  state: 'kept' | 'trashed' | 'deleted';
  /** When Zoom last moved it, by Zoom's clock: what is older comes too late. */
  changed_at: string;
  /** The log says that it is here. */
  filed: Flag01;
}

export interface RecordingFileTable {
  id: string;
  recording_id: string;
  /** Zoom's id of the file, else what it is and when it began. */
  name: string;
  /** `MP4`, `M4A`, `TRANSCRIPT`…: an open set, like the next two. */
  type: string;
  extension: string;
  recording_type: string;
  size: number;
  starts_at: string;
  ends_at: string | null;
  status: 'completed' | 'processing';
  /** Without a token: it opens nothing by itself. Empty while there is none. */
  url: string;
}

/** That recording began, paused, went on or ended, as it happened. */
export interface RecordingMarkTable {
  organization_id: string;
  candidate_id: string;
  interview_id: string;
  meeting_uuid: string;
  kind: RecordingStep;
  /** By Zoom's clock. */
  at: string;
}

export interface TranscriptTable extends OfInstance {
  id: string;
  state: TranscriptState;
  /** Why it is not here, or not yet. */
  reason: TranscriptReason | null;
  /** In Zoom's trash with its recording. */
  trashed: Flag01;
  changed_at: string;
  /** `FoundPart[]` as JSON, in their order. */
  parts: string;
  /** When the first part began. */
  started_at: string;
  cues: number;
  /** Counts what Zoom announced; `done` is the last that was read. */
  revision: number;
  done: number;
  /** The log says that it is here. */
  filed: Flag01;
  /** When Zoom last spoke of it: it is waited for a day from then. */
  announced_at: string;
}

/** Times run from the beginning of its part, milliseconds. */
export interface CueTable {
  num: Generated<number>;
  transcript_id: string;
  seq: number;
  part: number;
  start_ms: number;
  end_ms: number;
  speaker: string | null;
  text: string;
}
