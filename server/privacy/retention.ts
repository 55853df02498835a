import { dropPastMeetings } from '../../db/privacy/past-meetings.ts';
import { organizationsWithRules } from '../../db/privacy/retention.ts';
import { enqueue } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { Services } from '../services.ts';
import type { Lease } from '../tasks/lease.ts';
import type { OutwardHandler } from '../tasks/runner.ts';
import { agedBy, forgetRecords, stillAged } from './aging.ts';
import { Blocked, eraseNow } from './erasures.ts';
import { letFilmsGo } from './films.ts';
import { dueBy, isStillDue } from './lapsing.ts';
import { tellAdmins } from './retention-notices.ts';

/** Erases whoever's time is over: every day, by whichever server has the task. */
export const RETENTION = 'privacy.retention';

const DAY_MS = 86_400_000;

/** Begins the daily work, once for all servers. */
export const wantRetention = (tx: Tx, now: number) =>
  enqueue(tx, { kind: RETENTION, key: 'daily', payload: {}, runAt: now });

/** One transaction for each candidate, as long as the task is ours; another server goes on. */
export function retaining(services: Services): OutwardHandler {
  const { database } = services;
  return async (_task, lease) => {
    await lease.transact(dropPastMeetings);
    for (const organizationId of await organizationsWithRules(database.read)) {
      await eraseDue(services, organizationId, lease);
      await forgetAged(services, organizationId, lease);
      await tellAdmins(services, organizationId, lease);
      if (lease.signal.aborted) return async (_tx, at) => ({ retryAt: at, reason: 'goes on' });
    }
    return async (_tx, at) => ({ retryAt: at + DAY_MS, reason: 'comes again every day' });
  };
}

async function eraseDue(services: Services, organizationId: string, lease: Lease): Promise<void> {
  const { database, clock } = services;
  const now = clock.now();
  for await (const due of dueBy(database.read, organizationId, { now, by: now })) {
    if (lease.signal.aborted) return;
    const asking = { by: null, cause: 'retention' as const };
    try {
      const isDue = (tx: Tx) => isStillDue(tx, due, now);
      await letFilmsGo(lease.transact, due, now, isDue);
      await lease.transact(async (tx, at) => {
        if (await isStillDue(tx, due, now)) await eraseNow(tx, services, due, asking, at);
      });
    } catch (error) {
      // A hold or an interview came between; tomorrow it is looked at again.
      if (!(error instanceof Blocked)) throw error;
    }
  }
}

async function forgetAged(services: Services, organizationId: string, lease: Lease): Promise<void> {
  const { database, clock } = services;
  const now = clock.now();
  for await (const aged of agedBy(database.read, organizationId, now)) {
    if (lease.signal.aborted) return;
    await lease.transact(async (tx, at) => {
      const rows = await stillAged(tx, organizationId, aged, now);
      if (rows.length > 0) {
        await forgetRecords(tx, services, organizationId, { ...aged, rows }, at);
      }
    });
  }
}
