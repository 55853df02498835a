import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id } from '../events.ts';
import { candidateParams, instantOut } from '../shapes.ts';

const seenOut = z.object({
  organization: z.object({ id: z.string(), name: z.string() }),
  exportedAt: instantOut,
  /** Rows of all files. */
  lines: z.int(),
  candidates: z.int(),
  members: z.int(),
  events: z.int(),
  files: z.int(),
  /**
   * `fill`: it is of this organization, which gets what it lacks. `move`: this organization is empty
   * and gives way to it. `null`: it cannot come in here.
   */
  way: z.enum(['fill', 'move']).nullable(),
});

const takeInOut = z.object({
  id,
  state: z.enum(['receiving', 'checking', 'ready', 'running', 'done', 'failed', 'gone']),
  name: z.string(),
  askedBy: z.string().nullable(),
  askedAt: instantOut,
  /** Of the file, and how much of it is here, bytes. */
  size: z.int(),
  received: z.int(),
  /** Of the whole file, in hexadecimal digits. */
  sha256: z.string().nullable(),
  /** What is in it, once it was looked through. */
  seen: seenOut.nullable(),
  /** Rows that are new, while it is `ready` that would be; those that are here; those refused. */
  added: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** Why it failed or went, a sentence. */
  reason: z.string().nullable(),
  endedAt: instantOut.nullable(),
});

/** Bringing in what another Hireside, or this one, exported. */
export const takeInEndpoints = {
  listTakeIns: endpoint({
    method: 'get',
    path: '/api/take-ins',
    summary: 'The latest exports that were brought in: how far they are, and what became of them',
    who: 'data.manage',
    output: z.object({
      items: z.array(takeInOut),
      /** What may be sent: of the whole file, and at a time. Bytes. */
      sizeMax: z.int(),
      partSize: z.int(),
    }),
    errors: [...COMMON, 'forbidden'],
  }),
  startTakeIn: endpoint({
    method: 'post',
    path: '/api/take-ins',
    summary: 'Begin to send an export; one at a time, and one that waits gives way',
    who: 'data.manage',
    input: z.strictObject({ name: z.string().min(1).max(300), size: z.int().min(1) }),
    output: takeInOut,
    errors: [...WRITE, 'conflict'],
  }),
  sendTakeIn: endpoint({
    method: 'post',
    path: '/api/take-ins/:id/parts',
    summary:
      'Send the next part of the file (application/octet-stream), where the last one ended. Parts are as long as the list says, the last one is shorter; after it the file is looked through',
    who: 'data.manage',
    params: candidateParams,
    query: z.object({ at: z.coerce.number().int().min(0) }),
    output: takeInOut,
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  beginTakeIn: endpoint({
    method: 'post',
    path: '/api/take-ins/:id/begin',
    summary: 'Bring in an export that was looked through',
    who: 'data.manage',
    params: candidateParams,
    output: takeInOut,
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  deleteTakeIn: endpoint({
    method: 'delete',
    path: '/api/take-ins/:id',
    summary: 'Stop bringing an export in; what came in stays',
    who: 'data.manage',
    params: candidateParams,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  takeInRefusals: endpoint({
    method: 'get',
    path: '/api/take-ins/:id/refused.csv',
    summary: 'Which lines do not come in, and why, as CSV; the first 10,000',
    who: 'data.manage',
    params: candidateParams,
    media: 'text/csv',
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
} as const;

export type TakeIn = z.output<typeof takeInOut>;
export type Seen = z.output<typeof seenOut>;
