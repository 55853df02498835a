import type { InventoryOf } from './table.ts';

/** Exports that an admin brings in, and members whom only such a file has named. */
export const TAKE_INS: InventoryOf<
  'take_in' | 'take_in_chunk' | 'take_in_refusal' | 'member_unproven'
> = {
  take_in: {
    purpose: 'That an admin brought in an export: what was in it, and what became of it.',
    kept: 'proof',
    candidate: null,
    members: ['asked_by'],
    columns: {
      id: 'id',
      organization_id: 'ref',
      asked_by: 'ref',
      asked_at: 'time',
      touched_at: 'time',
      name: 'setting',
      state: 'state',
      size: 'state',
      received: 'state',
      sha256: 'hash',
      key: 'secret',
      seen: 'state',
      added: 'state',
      unchanged: 'state',
      refused: 'state',
      reason: 'state',
      ended_at: 'time',
    },
  },
  take_in_chunk: {
    purpose: 'The export that is brought in, until it is, for a day at most.',
    kept: 'days',
    candidate: null,
    members: [],
    columns: { take_in_id: 'ref', seq: 'state', bytes: 'copy' },
  },
  take_in_refusal: {
    purpose: 'Which lines of an export did not come in, and why.',
    kept: 'proof',
    candidate: null,
    members: [],
    columns: { take_in_id: 'ref', seq: 'state', file: 'state', line: 'state', reason: 'state' },
  },
  member_unproven: {
    purpose: 'That only an export says which Zoom user a member is; Zoom itself has not yet.',
    kept: 'member',
    candidate: null,
    members: ['member_id'],
    columns: { member_id: 'ref', organization_id: 'ref' },
  },
};
