import { enqueue } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { Services } from '../services.ts';
import type { OutwardHandler } from '../tasks/runner.ts';
import { queuePhoneSyncs } from './calls/sync.ts';
import { queueChatReads } from './chats/read.ts';

/** The one task that comes every hour: it queues what is to be asked of Zoom. */
export const RECORDS_HOURLY = 'records.hourly';

const HOUR_MS = 3_600_000;

export function queueingHourly(services: Services): OutwardHandler {
  return async () => {
    const now = services.clock.now();
    await queuePhoneSyncs(services, now);
    await queueChatReads(services, now);
    return async (_tx, at) => ({ retryAt: at + HOUR_MS, reason: 'it comes every hour' });
  };
}

/** Begins the hours, once for all servers. */
export const startHours = (tx: Tx, now: number): Promise<void> =>
  enqueue(tx, { kind: RECORDS_HOURLY, key: 'all', payload: {}, runAt: now + HOUR_MS });
