import { classOf, endsAt, RETENTION_CLASSES, type RetentionClass } from '../../common/retention.ts';
import { toInstant } from '../../common/time.ts';
import { lockLogs } from '../../db/move.ts';
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
}

/** Whoever's time is over at a moment, in no order. @param asked.only nobody but this one */
export async function* dueBy(
  sql: Tx['sql'],
  organizationId: string,
  { now, by, ...only }: { now: number; by: number; only?: string },
): AsyncGenerator<Due> {
  const all = await rulesOf(sql, organizationId);
  const rules = all.filter(({ dataClass }) => RETENTION_CLASSES.includes(dataClass as never));
  if (rules.every(({ months }) => months === null)) return;
  const quiet = { before: toInstant(by - QUIET_MS), now: toInstant(now), ...only };
  for await (const one of lapsingCandidates(sql, organizationId, quiet)) {
    const dueAt = endsAt(one, rules);
    if (dueAt === null || dueAt > by) continue;
    const { id, name, applications } = one;
    const dataClass = classOf(applications);
    yield { kind: 'candidate', id, name, organizationId, dataClass, dueAt };
  }
}

/**
 * Whether they still are: a run takes a while, and meanwhile somebody may have chosen otherwise,
 * taken an application up again or planned an interview. Under the candidate's lock, so that
 * nobody does before the caller's transaction ends.
 */
export async function isStillDue(tx: Tx, { organizationId, id }: Due, now: number) {
  await lockLogs(tx, [id]);
  for await (const _ of dueBy(tx.sql, organizationId, { now, by: now, only: id })) return true;
  return false;
}

/** The same as a list, whoever goes first in front. */
export async function listDue(...asked: Parameters<typeof dueBy>): Promise<Due[]> {
  const found: Due[] = [];
  for await (const one of dueBy(...asked)) found.push(one);
  return found.sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}
