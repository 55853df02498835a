import type { RetentionRule } from '../../common/retention.ts';
import { classOf, endsAt } from '../../common/retention.ts';
import { toInstant } from '../../common/time.ts';
import { organizationsWithRules, quietCandidates, rulesOf } from '../../db/privacy-retention.ts';
import { enqueue } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { Services } from '../services.ts';
import type { OutwardHandler } from '../tasks/runner.ts';
import { Blocked, eraseNow } from './erasures.ts';
import type { Known } from './plan.ts';

/** Erases whoever's time is over: every day, by whichever server has the task. */
export const RETENTION = 'privacy.retention';

const DAY_MS = 86_400_000;
/** At least this long since anything happened: shorter choices there are none. */
const QUIET_MS = 27 * DAY_MS;

/** Somebody whose time is over, or will be. */
export interface Due extends Known {
  dataClass: ReturnType<typeof classOf>;
  dueAt: number;
}

/** Whoever's time is over at a moment, those first whom nothing happened to for longest. */
export async function* dueBy(
  sql: Tx['sql'],
  organizationId: string,
  { now, by }: { now: number; by: number },
): AsyncGenerator<Due> {
  const rules: RetentionRule[] = await rulesOf(sql, organizationId);
  if (rules.every(({ months }) => months === null)) return;
  const quiet = { before: toInstant(by - QUIET_MS), now: toInstant(now) };
  for await (const one of quietCandidates(sql, organizationId, quiet)) {
    const dueAt = endsAt(one, rules);
    if (dueAt === null || dueAt > by) continue;
    const { id, name, applications } = one;
    const dataClass = classOf(applications);
    yield { kind: 'candidate', id, name, organizationId, dataClass, dueAt };
  }
}

/** Begins the daily work, once for all servers. */
export const wantRetention = (tx: Tx, now: number) =>
  enqueue(tx, { kind: RETENTION, key: 'daily', payload: {}, runAt: now });

/** One transaction for each candidate, as long as the task is ours; another server goes on. */
export function retaining(services: Services): OutwardHandler {
  const { database, clock } = services;
  return async (_task, lease) => {
    const now = clock.now();
    for (const organizationId of await organizationsWithRules(database.read)) {
      for await (const due of dueBy(database.read, organizationId, { now, by: now })) {
        if (lease.signal.aborted) return async (_tx, at) => ({ retryAt: at, reason: 'goes on' });
        const asking = { by: null, cause: 'retention' as const };
        try {
          await lease.transact((tx, at) => eraseNow(tx, services, due, asking, at));
        } catch (error) {
          // A hold or an interview came between; tomorrow it is looked at again.
          if (!(error instanceof Blocked)) throw error;
        }
      }
    }
    return async (_tx, at) => ({ retryAt: at + DAY_MS, reason: 'comes again every day' });
  };
}
