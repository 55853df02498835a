import type { Kysely } from 'kysely';
import { insertMany } from './insert-many.ts';
import type { TakeInTable } from './schema/take-ins.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

/** An export that is brought in, with the name of who brings it where they are still here. */
export interface TakeInRow extends TakeInTable {
  asked_by_name: string | null;
}

export const OPEN_STATES = ['receiving', 'checking', 'ready', 'running'] as const;

export async function insertTakeIn(tx: Tx, row: TakeInTable): Promise<void> {
  await tx.sql.insertInto('take_in').values(row).execute();
}

const named = (sql: Kysely<Schema>) =>
  sql
    .selectFrom('take_in')
    .leftJoin('member', (join) =>
      join
        .onRef('member.id', '=', 'take_in.asked_by')
        .onRef('member.organization_id', '=', 'take_in.organization_id'),
    )
    .selectAll('take_in')
    .select('member.name as asked_by_name');

/** Newest first. */
export const latestTakeIns = (
  sql: Kysely<Schema>,
  organizationId: string,
  limit: number,
): Promise<TakeInRow[]> =>
  named(sql)
    .where('take_in.organization_id', '=', organizationId)
    .orderBy('take_in.asked_at', 'desc')
    .orderBy('take_in.id', 'desc')
    .limit(limit)
    .execute();

/** @param organizationId whose it has to be; `null` for work that was given its id */
export async function takeInById(
  sql: Kysely<Schema>,
  organizationId: string | null,
  id: string,
): Promise<TakeInRow | null> {
  let query = named(sql).where('take_in.id', '=', id);
  if (organizationId !== null) {
    query = query.where('take_in.organization_id', '=', organizationId);
  }
  return (await query.executeTakeFirst()) ?? null;
}

/** The one that is not over. */
export async function openTakeIn(tx: Tx, organizationId: string): Promise<TakeInTable | null> {
  const row = await tx.sql
    .selectFrom('take_in')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirst();
  return row ?? null;
}

/** Changes one that is still in this state. @returns false where it is not any more */
export async function changeTakeIn(
  tx: Tx,
  id: string,
  state: TakeInTable['state'],
  change: Partial<TakeInTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('take_in')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Puts the next bytes where the last ones ended. @returns false where others came before */
export async function addPart(
  tx: Tx,
  part: { id: string; at: number; length: number; seq: number; sealed: Buffer; now: string },
): Promise<boolean> {
  const { id, at, length, seq, sealed, now } = part;
  const { numUpdatedRows } = await tx.sql
    .updateTable('take_in')
    .set({ received: at + length, touched_at: now })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .where('received', '=', at)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) return false;
  const row = { take_in_id: id, seq, bytes: sealed };
  await tx.sql.insertInto('take_in_chunk').values(row).execute();
  return true;
}

export async function partAt(sql: Kysely<Schema>, id: string, seq: number): Promise<Buffer | null> {
  const row = await sql
    .selectFrom('take_in_chunk')
    .select('bytes')
    .where('take_in_id', '=', id)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/** Ends one, and deletes its bytes together with their key. @returns whether it was still open */
export async function endTakeIn(
  tx: Tx,
  id: string,
  to: { state: 'done' | 'failed' | 'gone'; reason?: string | null } & Partial<TakeInTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('take_in')
    .set({ reason: null, ...to, key: '' })
    .where('id', '=', id)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirstOrThrow();
  await tx.sql.deleteFrom('take_in_chunk').where('take_in_id', '=', id).execute();
  return numUpdatedRows === 1n;
}

/** Ends those of an organization that have the bytes of somebody who is being erased. */
export async function letTakeInsGo(tx: Tx, organizationId: string, reason: string): Promise<void> {
  const row = await openTakeIn(tx, organizationId);
  if (row !== null) await endTakeIn(tx, row.id, { state: 'gone', reason });
}

export interface Refusal {
  file: string;
  line: number;
  reason: string;
}

export async function forgetRefusals(tx: Tx, id: string): Promise<void> {
  await tx.sql.deleteFrom('take_in_refusal').where('take_in_id', '=', id).execute();
}

/** @param from how many there are already */
export async function addRefusals(
  tx: Tx,
  id: string,
  from: number,
  refusals: readonly Refusal[],
): Promise<void> {
  const rows = refusals.map((one, index) => ({ take_in_id: id, seq: from + index, ...one }));
  await insertMany(tx, 'take_in_refusal', rows);
}

export const refusalsOf = (sql: Kysely<Schema>, id: string, limit: number): Promise<Refusal[]> =>
  sql
    .selectFrom('take_in_refusal')
    .select(['file', 'line', 'reason'])
    .where('take_in_id', '=', id)
    .orderBy('seq')
    .limit(limit)
    .execute();

/** Whether an organization came in the place of an empty one, and did not come to its end. */
export async function isMovingIn(sql: Kysely<Schema>, organizationId: string): Promise<boolean> {
  const rows = await sql
    .selectFrom('take_in')
    .select(['state', 'seen'])
    .where('organization_id', '=', organizationId)
    .where('seen', 'is not', null)
    .where('state', '!=', 'receiving')
    .execute();
  const moves = rows.filter(({ seen }) => JSON.parse(seen!).way === 'move');
  return moves.length > 0 && moves.every(({ state }) => state !== 'done');
}
