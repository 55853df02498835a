import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Kysely, sql } from 'kysely';
import { type Database, openDatabase } from '../../db/open.ts';
import type { Schema } from '../../db/schema.ts';

const FOLDER = fileURLToPath(new URL('../../db/migrations', import.meta.url));

interface Migration {
  up(run: (statement: string) => Promise<unknown>, engine: Database['engine']): Promise<void>;
}

/** Brings an empty database to what an earlier version of this code made. @param last `0043` */
export async function migrateThrough(database: Database, last: string): Promise<void> {
  const files = (await readdir(FOLDER)).sort().filter((name) => name.slice(0, 4) <= last);
  await database.transact(async (tx) => {
    const run = (statement: string) => sql.raw(statement).execute(tx.sql);
    await run('create table migration (name text primary key, applied_at text not null)');
    for (const file of files) {
      const { up } = (await import(`../../db/migrations/${file}`)) as Migration;
      await up(run, tx.engine);
      await insertRaw(tx.sql, 'migration', { name: file.replace('.ts', ''), applied_at: '2026' });
    }
  });
}

/** A row of a table as it was then, which the types of today do not know. */
export const insertRaw = (on: Kysely<Schema>, table: string, row: Record<string, unknown>) =>
  on
    .insertInto(table as 'task')
    .values(row as never)
    .execute();

/** A SQLite file of an earlier version. */
export async function oldSqlite(file: string, last: string): Promise<Database> {
  const database = await openDatabase(`sqlite:${file}`);
  await migrateThrough(database, last);
  return database;
}
