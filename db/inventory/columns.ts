import { sql } from 'kysely';
import type { Database } from '../open.ts';

export interface StoredColumn {
  table: string;
  column: string;
}

/**
 * Every column there really is, as the database itself says: what the inventory is compared with.
 * Full-text indexes of SQLite and the tables they are made of are among them.
 */
export async function storedColumns({ read, engine }: Database): Promise<StoredColumn[]> {
  const { rows } = await (engine === 'sqlite' ? SQLITE : POSTGRES).execute(read);
  return rows;
}

const SQLITE = sql<StoredColumn>`
  select m.name as "table", c.name as "column"
  from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'`;

const POSTGRES = sql<StoredColumn>`
  select table_name as "table", column_name as "column"
  from information_schema.columns where table_schema = current_schema()`;
