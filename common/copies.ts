/**
 * How far the copy of one file is. Refused ones are tried again when Zoom tells of the recording
 * anew; what is `removing` cannot be played any more and its bytes go piece by piece.
 */
export const COPY_STATES = ['waiting', 'copying', 'kept', 'refused', 'too_large'] as const;
export type CopyState = (typeof COPY_STATES)[number];

/** Why it is not here, or not yet. */
export const COPY_REASONS = [
  'host_unknown',
  'host_disconnected',
  /** Zoom sent a page in its place. */
  'page',
  'gone',
  /** Zoom sent another number of bytes than it lists, or says neither. */
  'size',
  'not_zoom',
  'zoom_silent',
] as const;
export type CopyReason = (typeof COPY_REASONS)[number];
