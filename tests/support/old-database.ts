import { MIGRATIONS } from '../../db/migrate.ts';
import type { Database } from '../../db/open.ts';
import type { Tx } from '../../db/transact.ts';
import { rawOn } from '../db/raw.ts';

/** Brings an empty database to what an earlier version of this code made. @param last `0043` */
export async function migrateThrough(database: Database, last: string): Promise<void> {
  await database.transact(async (tx) => {
    await rawOn(tx)('create table migration (name text primary key, applied_at text not null)');
    for (const { name, up } of MIGRATIONS.filter(({ name }) => name.slice(0, 4) <= last)) {
      await up(rawOn(tx), tx.engine);
      await insertRaw(tx, 'migration', { name, applied_at: '2026-01-01T00:00:00.000Z' });
    }
  });
}

/** A row of a table as it was then, which the types of today do not know. */
export const insertRaw = (tx: Tx, table: string, row: Record<string, unknown>) =>
  tx.sql
    .insertInto(table as 'task')
    .values(row as never)
    .execute();
