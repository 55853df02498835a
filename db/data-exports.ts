import type { Kysely } from 'kysely';
import type { DataExportTable } from './schema/exports.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

/** An export, with the name of who asked for it where they are still here. */
export interface DataExportRow extends DataExportTable {
  asked_by_name: string | null;
}

export async function insertExport(tx: Tx, row: DataExportTable): Promise<void> {
  await tx.sql.insertInto('data_export').values(row).execute();
}

const named = (sql: Kysely<Schema>, organizationId: string) =>
  sql
    .selectFrom('data_export')
    .leftJoin('member', 'member.id', 'data_export.asked_by')
    .selectAll('data_export')
    .select('member.name as asked_by_name')
    .where('data_export.organization_id', '=', organizationId);

/** Newest first. */
export const latestExports = (
  sql: Kysely<Schema>,
  organizationId: string,
  limit: number,
): Promise<DataExportRow[]> =>
  named(sql, organizationId)
    .orderBy('data_export.asked_at', 'desc')
    .orderBy('data_export.id', 'desc')
    .limit(limit)
    .execute();

export async function exportById(
  sql: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<DataExportRow | null> {
  const row = await named(sql, organizationId).where('data_export.id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** Whether an export of the organization is being written. */
export async function isExporting(sql: Kysely<Schema>, organizationId: string): Promise<boolean> {
  const row = await sql
    .selectFrom('data_export')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes an export that is still running. @returns false where it is not any more */
export async function changeRunning(
  tx: Tx,
  id: string,
  change: Partial<DataExportTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('data_export')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Deletes what an attempt has written, with nothing to open it. */
export async function deleteChunks(tx: Tx, id: string): Promise<void> {
  await tx.sql.deleteFrom('data_export_chunk').where('export_id', '=', id).execute();
}

export async function insertChunk(
  tx: Tx,
  chunk: { exportId: string; seq: number; bytes: Buffer },
): Promise<void> {
  const { exportId: export_id, seq, bytes } = chunk;
  await tx.sql.insertInto('data_export_chunk').values({ export_id, seq, bytes }).execute();
}

export async function chunkAt(
  sql: Kysely<Schema>,
  exportId: string,
  seq: number,
): Promise<Buffer | null> {
  const row = await sql
    .selectFrom('data_export_chunk')
    .select('bytes')
    .where('export_id', '=', exportId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/**
 * Ends an export that runs or is ready, and deletes what it wrote together with its key.
 * @returns whether there was one
 */
export async function letExportGo(tx: Tx, id: string, reason: string | null): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('data_export')
    .set({ state: 'gone', key: '', reason })
    .where('id', '=', id)
    .where('state', 'in', ['running', 'ready'])
    .executeTakeFirstOrThrow();
  await deleteChunks(tx, id);
  return numUpdatedRows === 1n;
}

/**
 * Whoever erases and whoever begins an export take turns: an export begins before an erasure, which
 * then sees it, or after it, and no longer has what was erased.
 */
export async function takeTurns(tx: Tx, organizationId: string): Promise<void> {
  if (tx.engine !== 'postgres') return;
  await tx.sql
    .selectFrom('organization')
    .select('id')
    .where('id', '=', organizationId)
    .forNoKeyUpdate()
    .execute();
}

/** The same for all exports of an organization. @returns how many */
export async function letExportsGo(
  tx: Tx,
  organizationId: string,
  reason: string | null,
): Promise<number> {
  const rows = await tx.sql
    .selectFrom('data_export')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('state', 'in', ['running', 'ready'])
    .execute();
  for (const { id } of rows) await letExportGo(tx, id, reason);
  return rows.length;
}

/** Candidates and unnamed logs: what an export goes through. */
export async function countLogs(sql: Kysely<Schema>, organizationId: string): Promise<number> {
  const row = await sql
    .selectFrom('candidate')
    .select((one) => one.fn.countAll<number>().as('rows'))
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}
