import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id } from '../events.ts';
import { candidateParams, instantOut } from '../shapes.ts';

const exportOut = z.object({
  id,
  /** `gone`: what was written is deleted. */
  state: z.enum(['running', 'ready', 'failed', 'gone']),
  askedBy: z.string().nullable(),
  askedAt: instantOut,
  /** Candidates there are, and those that are written. */
  candidates: z.int(),
  done: z.int(),
  /** Written so far; once it is ready, of the whole file. */
  bytes: z.int(),
  /** Of the whole file, in hexadecimal digits, once it is ready. */
  sha256: z.string().nullable(),
  /** Why it failed or went early, a sentence. */
  reason: z.string().nullable(),
  endedAt: instantOut.nullable(),
  expiresAt: instantOut.nullable(),
});

/** Taking everything along, and taking candidates in. */
export const dataEndpoints = {
  listExports: endpoint({
    method: 'get',
    path: '/api/exports',
    summary: 'The latest exports of everything: how far they are, and until when they are kept',
    who: 'data.manage',
    output: z.object({ items: z.array(exportOut) }),
    errors: [...COMMON, 'forbidden'],
  }),
  startExport: endpoint({
    method: 'post',
    path: '/api/exports',
    summary: 'Begin an export of everything; one at a time, and the one before is deleted',
    who: 'data.manage',
    output: exportOut,
    errors: [...WRITE, 'conflict'],
  }),
  deleteExport: endpoint({
    method: 'delete',
    path: '/api/exports/:id',
    summary: 'Stop an export, or delete what it wrote',
    who: 'data.manage',
    params: candidateParams,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  exportTicket: endpoint({
    method: 'post',
    path: '/api/exports/:id/ticket',
    summary: 'A short-lived address of a ready export; kept in the audit',
    who: 'data.manage',
    params: candidateParams,
    output: z.object({ url: z.string(), expiresAt: instantOut }),
    errors: [...WRITE, 'not_found'],
  }),
  exportFile: endpoint({
    method: 'get',
    path: '/api/exports/:id/file',
    summary: 'A ready export, as a zip',
    who: 'anyone',
    params: candidateParams,
    query: z.object({ ticket: z.string().min(1).max(2_000) }),
    media: 'application/zip',
    errors: [...COMMON, 'not_found'],
  }),
  importPeople: endpoint({
    method: 'post',
    path: '/api/import',
    summary:
      'Take in candidates: a CSV (text/csv) or a JSON Resume document (application/json). Answers lines of JSON while it goes on: how many rows were read, what was wrong with which line, and at last the counts, or why it ended',
    who: 'data.manage',
    query: z.object({ dryRun: z.enum(['true', 'false']).default('false') }),
    media: 'application/x-ndjson',
    errors: [...WRITE],
  }),
  noteExport: endpoint({
    method: 'post',
    path: '/api/reports/exports',
    summary: 'Keep in the audit that a report is taken along as a file, before it is',
    who: 'reports.read',
    input: z.strictObject({ report: z.enum(['attendance', 'fairness']) }),
    errors: [...WRITE],
  }),
} as const;

export type DataExport = z.output<typeof exportOut>;

export interface ImportCounts {
  added: number;
  changed: number;
  unchanged: number;
  skipped: number;
}

/** One line of what an import answers; the last one has `counts` or `failed`. */
export type ImportLine =
  | { rows: number }
  /** A row that did not come in. */
  | { line: number; reason: string }
  /** Something that came in otherwise than it is written, or a remark about the file. */
  | { remark: string }
  | { counts: ImportCounts; dryRun: boolean }
  | { failed: string };
