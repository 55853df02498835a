import type { Insertable, Selectable } from 'kysely';
import type { Database } from './open.ts';
import type { ZoomDisconnectTable, ZoomRevocationTable } from './schema/zoom.ts';
import type { Tx } from './transact.ts';

export type Revocation = Selectable<ZoomRevocationTable>;

/** Records that a connection ended: when and why, and nothing of whose it was. */
export async function recordDisconnect(
  tx: Tx,
  record: Insertable<ZoomDisconnectTable>,
): Promise<void> {
  await tx.sql.insertInto('zoom_disconnect').values(record).execute();
}

export async function disconnectsOf(
  database: Database,
  organizationId: string,
): Promise<Selectable<ZoomDisconnectTable>[]> {
  return database.read
    .selectFrom('zoom_disconnect')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Keeps tokens that Zoom has still to forget. The id is the disconnect's. */
export async function insertRevocation(
  tx: Tx,
  row: Insertable<ZoomRevocationTable>,
): Promise<void> {
  await tx.sql.insertInto('zoom_revocation').values(row).execute();
}

export async function revocationById(database: Database, id: string): Promise<Revocation | null> {
  const row = await database.read
    .selectFrom('zoom_revocation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function saveRevocation(tx: Tx, row: Revocation): Promise<void> {
  await tx.sql.updateTable('zoom_revocation').set(row).where('id', '=', row.id).execute();
}

/** Forgets the tokens. @param revokedAt when Zoom confirmed; `null` where it never did */
export async function endRevocation(tx: Tx, id: string, revokedAt: string | null): Promise<void> {
  await tx.sql.deleteFrom('zoom_revocation').where('id', '=', id).execute();
  await tx.sql
    .updateTable('zoom_disconnect')
    .set({ revoked_at: revokedAt })
    .where('id', '=', id)
    .execute();
}
