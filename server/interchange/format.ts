import { z } from 'zod';
import type { Place } from '../../db/interchange/plan.ts';

/** Grows when an older Hireside could no longer read what a newer one writes. */
export const FORMAT = { name: 'hireside', version: 1 } as const;

/** The files of rows, in the order in which they can be read back in. */
export const PLACES = [
  'organization',
  'candidates',
  'events',
  'records',
  'audit',
] as const satisfies Place[];
export const jsonl = (place: Place): string => `${place}.jsonl`;
/** Where the bytes of a stored file are. */
export const fileNamed = (id: string): string => `files/${id}`;
export const CSV = 'candidates.csv';
export const MANIFEST = 'manifest.json';

const entry = z.strictObject({
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  lines: z.int().min(0).optional(),
});

/** The first thing an import reads: what this is, and how every file must come out. */
export const manifest = z.strictObject({
  format: z.literal(FORMAT.name),
  version: z.int().min(1),
  organization: z.strictObject({ id: z.string(), name: z.string() }),
  exportedAt: z.iso.datetime(),
  counts: z.record(z.string(), z.int().min(0)),
  files: z.record(z.string(), entry),
});
export type Manifest = z.infer<typeof manifest>;
