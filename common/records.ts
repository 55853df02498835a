import type { ZoomFeature } from './zoom-features.ts';

/**
 * What Zoom knows of an interview and Hireside may file under the candidate. Each is off until an
 * admin turns it on; while it is off nothing of it is asked for or kept.
 */
export const RECORD_KINDS = ['attendance', 'recordings', 'transcripts', 'phone', 'chat'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number] & ZoomFeature;
