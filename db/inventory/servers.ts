import type { InventoryOf } from './table.ts';

/** What several servers on one database tell each other; nothing of it is kept. */
export const SERVERS: InventoryOf<'server' | 'presence' | 'request_count'> = {
  server: {
    purpose: 'Which servers live.',
    kept: 'moment',
    candidate: null,
    members: [],
    columns: { id: 'id', lease_until: 'time' },
  },
  presence: {
    purpose: 'Who has a candidate’s panel open now, so that colleagues see each other.',
    kept: 'moment',
    candidate: 'candidate_id',
    members: ['member_id'],
    columns: {
      server_id: 'ref',
      candidate_id: 'ref',
      member_id: 'ref',
      organization_id: 'ref',
      streams: 'state',
      writing: 'state',
    },
  },
  request_count: {
    purpose: 'How many requests came from one address in a minute, against floods.',
    kept: 'moment',
    candidate: null,
    members: [],
    columns: { key: 'hash', count: 'state', expires_at: 'time' },
  },
};
