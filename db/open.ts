import { resolve } from 'node:path';
import type { Kysely } from 'kysely';
import { type Bell, LocalBell, PostgresBell } from './bell.ts';
import { type Engine, postgresKysely, postgresPool, sqliteConnection } from './dialect.ts';
import { FactsCache } from './facts.ts';
import type { Schema } from './schema.ts';
import { postgresOnce, sqliteOnce, type Transact, transactor } from './transact.ts';

/** The storage port: the same queries whichever engine is behind it. */
export interface Database {
  engine: Engine;
  /** For reading. Writes go through `transact`, which is the only way to get a handle that writes. */
  read: Kysely<Schema>;
  transact: Transact;
  /** Several reads of one moment. */
  snapshot<T>(work: (sql: Kysely<Schema>) => Promise<T>): Promise<T>;
  bell: Bell;
  factsCache: FactsCache;
  close(): Promise<void>;
}

/**
 * Opens the database a URL names: `sqlite:path/to/file.db` or `postgres://…`. Creates nothing but
 * an empty SQLite file; see `migrate`.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length));
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  throw new Error(`DATABASE_URL must begin with sqlite: or postgres://, not ${url.split(':')[0]}:`);
}

/** One connection writes and another reads, so that a reader never waits for a transaction. */
function openSqlite(file: string): Database {
  const write = sqliteConnection(file, false);
  const read = sqliteConnection(file, true);
  const bell = new LocalBell();
  const factsCache = new FactsCache();
  return {
    engine: 'sqlite',
    read,
    transact: transactor(write, 'sqlite', bell, factsCache, sqliteOnce(resolve(file))),
    snapshot: (work) => read.transaction().execute(work),
    bell,
    factsCache,
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  };
}

async function openPostgres(url: string): Promise<Database> {
  const pool = postgresPool(url);
  const kysely = postgresKysely(pool);
  const bell = new PostgresBell(url);
  await bell.start();
  const factsCache = new FactsCache();
  return {
    engine: 'postgres',
    read: kysely,
    transact: transactor(kysely, 'postgres', bell, factsCache, postgresOnce),
    snapshot: (work) =>
      kysely
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(work),
    bell,
    factsCache,
    close: async () => {
      await bell.close();
      await kysely.destroy();
    },
  };
}
