import type { InventoryOf } from './table.ts';

/** What people ask for about their own data. */
export const ACCESS: InventoryOf<'erasure_request'> = {
  erasure_request: {
    purpose: 'That a member asked for their own data to be erased.',
    kept: 'member',
    candidate: null,
    members: ['member_id'],
    columns: { id: 'id', organization_id: 'ref', member_id: 'ref', at: 'time' },
  },
};
