import type { Instant } from './time.ts';

/** Where a transcript is on its way from Zoom. */
export const TRANSCRIPT_STATES = [
  'waiting',
  'ready',
  'none',
  'restricted',
  'deleted',
  'failed',
] as const;
export type TranscriptState = (typeof TRANSCRIPT_STATES)[number];

/** Why it is not here, or not yet. What each means, the desk says in words. */
export const TRANSCRIPT_REASONS = [
  'not_ready',
  'no_speech',
  'too_late',
  'unsupported',
  'not_allowed',
  'deleted_at_zoom',
  'retention',
  'trashed_at_zoom',
  'host_unknown',
  'host_disconnected',
  'page',
  'unreadable',
  'zoom_silent',
] as const;
export type TranscriptReason = (typeof TRANSCRIPT_REASONS)[number];

/** Whether it went for good: what Zoom tells of it late does not bring it back. */
export const wentForGood = (reason: TranscriptReason | null): boolean =>
  reason === 'deleted_at_zoom' || reason === 'retention';

/** A stretch of the meeting that one file covers: each time recording is started again, another. */
export interface TranscriptPart {
  startsAt: Instant;
  endsAt: Instant | null;
}

/** Something somebody said. */
export interface Cue {
  /** From the beginning of its part, milliseconds. */
  startMs: number;
  endMs: number;
  /** As Zoom gives it; `null` where Zoom names nobody. */
  speaker: string | null;
  text: string;
}

/** A cue of a transcript that has a place in it. */
export interface PlacedCue extends Cue {
  seq: number;
  part: number;
}
