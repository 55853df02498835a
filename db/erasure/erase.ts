import { type Kysely, sql } from 'kysely';
import { withAuditUnlocked } from '../audit-unlock.ts';
import type { Engine } from '../dialect.ts';
import { PLAN } from '../interchange/plan.ts';
import { storedColumns } from '../inventory/columns.ts';
import { erasedAddress } from '../members.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';
import { type Step, stepsFor } from './plan.ts';
import type { Subject } from './reach.ts';
import { forgetTasks } from './tasks.ts';

/** Rows by table. */
export type Counts = Record<string, number>;

/** How many rows each step would touch; nothing is changed. */
export async function countRows(sqlOf: Kysely<Schema>, subject: Subject): Promise<Counts> {
  const counts: Counts = {};
  for (const { table, where } of stepsFor(subject)) {
    const row = await sqlOf
      .selectFrom(table as 'candidate')
      .select((one) => one.fn.countAll<number>().as('rows'))
      .where(where)
      .executeTakeFirstOrThrow();
    if (row.rows > 0) counts[table] = Number(row.rows);
  }
  return counts;
}

/**
 * Erases what the inventory says is about somebody: rows go, and what is in rows that have to stay
 * is emptied (S12). Under the candidate's lock, in the caller's transaction: all or nothing.
 * @returns the rows that were touched
 */
export const erase = (tx: Tx, subject: Subject): Promise<Counts> =>
  withAuditUnlocked(tx, () => eraseRows(tx, subject));

async function eraseRows(tx: Tx, subject: Subject): Promise<Counts> {
  const counts: Counts = {};
  const mayBeEmpty = await nullableColumns(tx);
  // Tasks first: which are theirs is told by rows that go.
  const tasks = await forgetTasks(tx, subject);
  if (tasks > 0) counts.task = tasks;
  for (const step of stepsFor(subject)) {
    const rows = await (step.does === 'delete'
      ? deleteRows(tx, step)
      : emptyRows(tx, step, subject, mayBeEmpty));
    if (rows > 0) counts[step.table] = (counts[step.table] ?? 0) + rows;
  }
  return counts;
}

async function deleteRows(tx: Tx, { table, where }: Step): Promise<number> {
  const { numDeletedRows } = await tx.sql
    .deleteFrom(table as 'candidate')
    .where(where)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function emptyRows(
  tx: Tx,
  { table, where, columns }: Step,
  subject: Subject,
  mayBeEmpty: ReadonlySet<string>,
): Promise<number> {
  const values = Object.fromEntries(
    columns.map(({ column, holding, rule }) => [
      column,
      rule === 'pseudonymise'
        ? pseudonym(holding, subject)
        : emptyValue(`${table}.${column}`, mayBeEmpty),
    ]),
  );
  const { numUpdatedRows } = await tx.sql
    .updateTable(table as 'candidate')
    .set(values as never)
    .where(where)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Documents that may not be missing are empty ones. */
function emptyValue(name: string, mayBeEmpty: ReadonlySet<string>): string | null {
  if (mayBeEmpty.has(name)) return null;
  const [table, column] = name.split('.') as [keyof Schema, string];
  const move = PLAN[table];
  const isDocument = typeof move === 'object' && move.json?.includes(column as never);
  return isDocument ? '{}' : '';
}

/** Who stands where a member was. Addresses differ, because no two members may have the same. */
function pseudonym(holding: string, { id }: Subject): string {
  if (holding === 'memberEmail') return erasedAddress(id);
  return holding === 'memberTimeZone' ? 'UTC' : 'Former member';
}

async function nullableColumns({ sql: read, engine }: { sql: Kysely<Schema>; engine: Engine }) {
  const columns = await storedColumns({ read, engine });
  return new Set(
    columns.filter(({ nullable }) => nullable === 1).map((one) => `${one.table}.${one.column}`),
  );
}

/** Puts a candidate out of everyone's sight, or back; whoever remembers facts remembers wrong. */
export async function setKind(
  tx: Tx,
  candidateId: string,
  kind: 'candidate' | 'quarantined' | 'erased',
): Promise<void> {
  await tx.sql
    .updateTable('candidate')
    .set({
      kind,
      facts_version: sql`facts_version + 1`,
      ...(kind === 'erased' ? { active: 0 } : {}),
    })
    .where('id', '=', candidateId)
    .execute();
  tx.afterCommitRing(`candidate:${candidateId}`);
}
