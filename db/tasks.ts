import { newId } from '../common/ids.ts';
import { toInstant } from '../common/time.ts';
import type { Database } from './open.ts';
import type { Tx } from './transact.ts';

export interface NewTask {
  kind: string;
  /** The same kind and key is queued once, however often it is asked for. */
  key: string;
  payload: unknown;
  runAt: number;
}

export interface Task {
  id: string;
  kind: string;
  key: string;
  payload: unknown;
  /** Grows with each claim: whoever holds an older number has lost the task. */
  attempts: number;
}

/** Queues work inside the transaction that causes it. */
export async function enqueue(tx: Tx, { kind, key, payload, runAt }: NewTask): Promise<void> {
  await tx.sql
    .insertInto('task')
    .values({
      id: newId(),
      kind,
      key,
      payload: JSON.stringify(payload),
      run_at: toInstant(runAt),
      attempts: 0,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
    .execute();
  tx.afterCommitRing('task');
}

/**
 * Queues work that comes again and again: done before, it is due once more; under way, it is due
 * again after that, as what is under way may have looked too early.
 */
export async function requeue(tx: Tx, task: NewTask): Promise<void> {
  await enqueue(tx, task);
  await tx.sql
    .updateTable('task')
    .set({ done_at: null, run_at: toInstant(task.runAt) })
    .where('kind', '=', task.kind)
    .where('key', '=', task.key)
    .execute();
}

/**
 * Takes one task that is due and gives it to nobody else until the lease ends. A server that
 * dies holding it only delays it.
 * @param kinds those this server knows how to do; every kind where none are given
 */
export async function claim(
  database: Database,
  now: number,
  leaseMs: number,
  kinds?: readonly string[],
): Promise<Task | null> {
  let waiting = database.read.selectFrom('task').select('id').where('done_at', 'is', null);
  if (kinds !== undefined) waiting = waiting.where('kind', 'in', kinds);
  const due = await waiting
    .where('run_at', '<=', toInstant(now))
    .where((where) =>
      where.or([where('lease_until', 'is', null), where('lease_until', '<', toInstant(now))]),
    )
    .orderBy('run_at')
    .limit(1)
    .executeTakeFirst();
  if (due === undefined) return null;
  return database.transact(async (tx) => {
    const row = await tx.sql
      .updateTable('task')
      .set((set) => ({
        // Claimed, a task is due when its lease ends; due at any other time, it is wished for again.
        run_at: toInstant(now + leaseMs),
        lease_until: toInstant(now + leaseMs),
        attempts: set('attempts', '+', 1),
      }))
      .where('id', '=', due.id)
      .where('done_at', 'is', null)
      .where((where) =>
        where.or([where('lease_until', 'is', null), where('lease_until', '<', toInstant(now))]),
      )
      .returning(['id', 'kind', 'key', 'payload', 'attempts'])
      .executeTakeFirst();
    return row === undefined ? null : { ...row, payload: JSON.parse(row.payload) };
  });
}

/** Notes in a claimed task how far it came, for whoever takes it up after this server. */
export async function keepPayload(tx: Tx, id: string, payload: unknown): Promise<void> {
  await tx.sql
    .updateTable('task')
    .set({ payload: JSON.stringify(payload) })
    .where('id', '=', id)
    .execute();
}

/**
 * Marks a task done, in the transaction of its effects where it has any. One that was queued again
 * meanwhile is due again.
 */
export async function finish(tx: Tx, id: string, now: number): Promise<void> {
  await tx.sql
    .updateTable('task')
    .set(({ eb, ref }) => ({
      done_at: eb
        .case()
        .when('run_at', '!=', ref('lease_until'))
        .then(null)
        .else(toInstant(now))
        .end(),
      lease_until: null,
    }))
    .where('id', '=', id)
    .execute();
}

/** Puts a failed task back for later, with the reason for whoever looks. */
export async function postpone(tx: Tx, id: string, runAt: number, reason: string): Promise<void> {
  await tx.sql
    .updateTable('task')
    .set({ run_at: toInstant(runAt), lease_until: null, failed_reason: reason.slice(0, 500) })
    .where('id', '=', id)
    .execute();
}

/**
 * Keeps a claimed task for longer. Inside the transaction of an effect it is the proof that the
 * task is still ours.
 * @returns whether it was; `false` once the lease ran out and somebody else claimed it
 */
export async function renew(
  tx: Tx,
  task: Pick<Task, 'id' | 'attempts'>,
  until: number,
): Promise<boolean> {
  const row = await tx.sql
    .updateTable('task')
    .set(({ eb, ref }) => ({
      run_at: eb
        .case()
        .when('run_at', '=', ref('lease_until'))
        .then(toInstant(until))
        .else(ref('run_at'))
        .end(),
      lease_until: toInstant(until),
    }))
    .where('id', '=', task.id)
    .where('attempts', '=', task.attempts)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Since when the oldest task that nobody works on has been due, in milliseconds; `null` where none
 * is. A task whose server died counts from the end of its lease.
 */
export async function oldestDue(database: Database, now: number): Promise<number | null> {
  const at = toInstant(now);
  const row = await database.read
    .selectFrom('task')
    .select(({ fn, case: when, ref }) =>
      fn
        .min(
          when()
            .when('lease_until', '>', ref('run_at'))
            .then(ref('lease_until'))
            .else(ref('run_at'))
            .end(),
        )
        .as('at'),
    )
    .where('done_at', 'is', null)
    .where('run_at', '<=', at)
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<', at)]))
    .executeTakeFirst();
  return row?.at ? Date.parse(row.at) : null;
}

/** When the next task can be claimed, in milliseconds; `null` when none waits. */
export async function nextDue(
  database: Database,
  kinds: readonly string[],
): Promise<number | null> {
  const row = await database.read
    .selectFrom('task')
    .select((select) =>
      select.fn
        .min(
          select
            .case()
            .when('lease_until', '>', select.ref('run_at'))
            .then(select.ref('lease_until'))
            .else(select.ref('run_at'))
            .end(),
        )
        .as('at'),
    )
    .where('done_at', 'is', null)
    .where('kind', 'in', kinds)
    .executeTakeFirst();
  return row?.at ? Date.parse(row.at) : null;
}
