import type { InventoryOf } from './table.ts';

/** Copies of recordings, where an organization wants them. */
export const COPIES: InventoryOf<'copying' | 'recording_copy' | 'recording_chunk'> = {
  copying: {
    purpose: 'Whether the organization keeps copies of recordings.',
    kept: 'organization',
    candidate: null,
    members: ['by_member_id'],
    columns: { organization_id: 'ref', since: 'time', by_member_id: 'ref' },
  },
  recording_copy: {
    purpose: 'How far the copy of a recording’s file is, where the organization keeps copies.',
    kept: 'candidate',
    candidate: 'candidate_id',
    members: [],
    columns: {
      id: 'id',
      organization_id: 'ref',
      candidate_id: 'ref',
      recording_id: 'ref',
      file_id: 'ref',
      state: 'state',
      reason: 'state',
      size: 'state',
      bytes: 'state',
      validator: 'state',
      created_at: 'time',
    },
  },
  recording_chunk: {
    purpose: 'The copy of a recording, where the organization keeps copies; gone when Zoom’s is.',
    kept: 'candidate',
    candidate: null,
    through: { column: 'copy_id', table: 'recording_copy', key: 'id' },
    members: [],
    columns: { copy_id: 'ref', start: 'state', bytes: 'film' },
  },
};
