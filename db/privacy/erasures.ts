import type { Kysely } from 'kysely';
import type { ErasureTable } from '../schema/privacy.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

/** A wish or a receipt, with the names of who is there to be named. */
export interface ErasureRow extends ErasureTable {
  asked_by_name: string | null;
  candidate_name: string | null;
  member_name: string | null;
}

export async function insertErasure(tx: Tx, row: ErasureTable): Promise<void> {
  await tx.sql.insertInto('erasure').values(row).execute();
}

const named = (sql: Kysely<Schema>, organizationId: string) =>
  sql
    .selectFrom('erasure')
    .leftJoin('member as asking', 'asking.id', 'erasure.asked_by')
    .leftJoin('candidate', 'candidate.id', 'erasure.subject_id')
    .leftJoin('member', 'member.id', 'erasure.subject_id')
    .selectAll('erasure')
    .select([
      'asking.name as asked_by_name',
      'candidate.name as candidate_name',
      'member.name as member_name',
    ])
    .where('erasure.organization_id', '=', organizationId);

/** Newest first, after a key. */
export function listErasures(
  sql: Kysely<Schema>,
  organizationId: string,
  page: { after?: { at: string; id: string } | undefined; limit: number },
): Promise<ErasureRow[]> {
  const { after, limit } = page;
  let query = named(sql, organizationId);
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('erasure.asked_at', '<', after.at),
        where.and([where('erasure.asked_at', '=', after.at), where('erasure.id', '<', after.id)]),
      ]),
    );
  }
  return query
    .orderBy('erasure.asked_at', 'desc')
    .orderBy('erasure.id', 'desc')
    .limit(limit)
    .execute();
}

export async function erasureById(
  sql: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<ErasureRow | null> {
  const row = await named(sql, organizationId).where('erasure.id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** The wish that waits for somebody, held until the transaction ends; `null` where none does. */
export async function waitingFor(tx: Tx, subjectId: string): Promise<ErasureTable | null> {
  const query = tx.sql
    .selectFrom('erasure')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'waiting');
  const row = await (tx.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row ?? null;
}

/** Ends a wish: with a receipt, or taken back. */
export async function endErasure(
  tx: Tx,
  id: string,
  change: Partial<Omit<ErasureTable, 'id'>>,
): Promise<void> {
  await tx.sql.updateTable('erasure').set(change).where('id', '=', id).execute();
}

/** The receipts of what is deleted and may still be in the database's files. */
export async function uncleaned(sql: Kysely<Schema>): Promise<string[]> {
  const rows = await sql
    .selectFrom('erasure')
    .select('id')
    .where('state', '=', 'done')
    .where('cleaned_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Says on receipts that the files hold nothing of it any more. */
export async function markCleaned(tx: Tx, ids: readonly string[], at: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.sql.updateTable('erasure').set({ cleaned_at: at }).where('id', 'in', ids).execute();
}
