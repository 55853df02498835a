import {
  classOf,
  endsAt,
  type Lapse,
  RETENTION_CLASSES,
  type RetentionClass,
} from '../../common/retention.ts';
import { toInstant } from '../../common/time.ts';
import { lapsingCandidates } from '../../db/privacy/lapsing.ts';
import { rulesOf } from '../../db/privacy/retention.ts';
import type { Tx } from '../../db/transact.ts';
import type { Known } from './plan.ts';

const DAY_MS = 86_400_000;
/** At least this long since the last decision: shorter choices there are none. */
const QUIET_MS = 27 * DAY_MS;

/** Somebody whose time is over, or will be. */
export interface Due extends Known {
  dataClass: RetentionClass;
  /** Milliseconds. */
  dueAt: number;
  /** What that was read from. */
  lapse: Lapse;
}

/** Whoever's time is over at a moment, in no order. */
export async function* dueBy(
  sql: Tx['sql'],
  organizationId: string,
  { now, by }: { now: number; by: number },
): AsyncGenerator<Due> {
  const all = await rulesOf(sql, organizationId);
  const rules = all.filter(({ dataClass }) => RETENTION_CLASSES.includes(dataClass as never));
  if (rules.every(({ months }) => months === null)) return;
  const quiet = { before: toInstant(by - QUIET_MS), now: toInstant(now) };
  for await (const one of lapsingCandidates(sql, organizationId, quiet)) {
    const dueAt = endsAt(one, rules);
    if (dueAt === null || dueAt > by) continue;
    const { id, name, ...lapse } = one;
    const dataClass = classOf(lapse.applications);
    yield { kind: 'candidate', id, name, organizationId, dataClass, dueAt, lapse };
  }
}

/** Whether the rules still say so: a run takes a while, and a choice counts at once. */
export async function isStillDue(tx: Tx, { organizationId, lapse }: Due, now: number) {
  const dueAt = endsAt(lapse, await rulesOf(tx.sql, organizationId));
  return dueAt !== null && dueAt <= now;
}

/** The same as a list, whoever goes first in front. */
export async function listDue(...asked: Parameters<typeof dueBy>): Promise<Due[]> {
  const found: Due[] = [];
  for await (const one of dueBy(...asked)) found.push(one);
  return found.sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}
