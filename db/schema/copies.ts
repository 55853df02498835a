import type { CopyReason, CopyState } from '../../common/copies.ts';

/** The tables of copies of recordings. */
export interface CopiesSchema {
  copying: CopyingTable;
  recording_copy: RecordingCopyTable;
  recording_chunk: RecordingChunkTable;
}

/** That the organization wants copies: the row stands while it does. */
export interface CopyingTable {
  organization_id: string;
  since: string;
  by_member_id: string | null;
}

/**
 * The copy of one file of a recording. It names the candidate itself, and outlives its file: bytes
 * that nobody may see any more go a few at a time, after what they belonged to.
 */
export interface RecordingCopyTable {
  id: string;
  organization_id: string;
  candidate_id: string;
  recording_id: string;
  file_id: string;
  state: CopyState | 'removing';
  reason: CopyReason | null;
  /** Of the whole file, as Zoom says; 0 where it does not say. */
  size: number;
  /** Those that are here, from the first. */
  bytes: number;
  /** A strong ETag or a date of Zoom's: what is fetched after an interruption is of the same file. */
  validator: string | null;
  created_at: string;
}

/** Some bytes of a copy. How many may differ from one to the next. */
export interface RecordingChunkTable {
  copy_id: string;
  /** Where in the file they begin. */
  start: number;
  bytes: Buffer;
}
