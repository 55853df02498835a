import type { InventoryOf } from './table.ts';

/** Copies that an admin takes along, and what opens the audit to erasure. */
export const EXPORTS: InventoryOf<'audit_unlock' | 'data_export' | 'data_export_chunk'> = {
  audit_unlock: {
    purpose: 'Lets erasing into the audit, inside its own transaction. Empty outside of one.',
    kept: 'days',
    candidate: null,
    members: [],
    columns: { id: 'id' },
  },
  data_export: {
    purpose:
      'That an admin had everything exported: how far it is, its checksum, until when it stays.',
    kept: 'proof',
    candidate: null,
    members: ['asked_by'],
    columns: {
      id: 'id',
      organization_id: 'ref',
      asked_by: 'ref',
      asked_at: 'time',
      state: 'state',
      candidates: 'state',
      done: 'state',
      bytes: 'state',
      sha256: 'hash',
      reason: 'state',
      key: 'secret',
      ended_at: 'time',
      expires_at: 'time',
    },
  },
  data_export_chunk: {
    purpose: 'The export itself, for a day at most, or until somebody’s data are erased.',
    kept: 'days',
    candidate: null,
    members: [],
    columns: { export_id: 'ref', seq: 'state', bytes: 'copy' },
  },
};
