import { sql } from 'kysely';
import type { Database } from '../open.ts';

type Stored = Pick<Database, 'read' | 'engine'>;

export interface StoredColumn {
  table: string;
  column: string;
  /** 1 where it may be empty. */
  nullable: number;
  /** As the engine calls it, in small letters. */
  type: string;
}

/**
 * Every column there really is, as the database itself says: what the inventory is compared with.
 * Full-text indexes of SQLite and the tables they are made of are among them.
 */
export async function storedColumns({ read, engine }: Stored): Promise<StoredColumn[]> {
  const { rows } = await (engine === 'sqlite' ? SQLITE : POSTGRES).execute(read);
  return rows;
}

const SQLITE = sql<StoredColumn>`
  select m.name as "table", c.name as "column",
    case when c."notnull" = 1 or c.pk > 0 then 0 else 1 end as nullable, lower(c.type) as type
  from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'`;

const POSTGRES = sql<StoredColumn>`
  select table_name as "table", column_name as "column",
    case when is_nullable = 'YES' then 1 else 0 end as nullable, data_type as type
  from information_schema.columns where table_schema = current_schema()`;
