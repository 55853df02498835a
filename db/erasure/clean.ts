import { setTimeout } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { sql } from 'kysely';
import type { Database } from '../open.ts';
import { TABLES } from './reach.ts';

/** A reader sees what was deleted, or holds the write-ahead log: cleaning has to be done again. */
export class StillRead extends Error {
  override readonly name = 'StillRead';
  constructor() {
    super('somebody reads the database; it is cleaned later');
  }
}

/** Pages of a search index that are merged at a time, so that no writer waits long. */
const MERGE_PAGES = 500;

/**
 * Removes from a SQLite file what was deleted in it: words in search indexes, in free pages and in
 * the gaps of pages that are in use, and in the write-ahead log. Writes the whole file anew, and
 * holds off writers meanwhile: about 20 ms for each megabyte.
 * @throws StillRead where the write-ahead log could not be emptied
 */
export function cleanSqlite(file: string): void {
  const db = new SqliteDatabase(file, { fileMustExist: true, timeout: 30_000 });
  try {
    for (const index of searchIndexes(db)) mergeIndex(db, index);
    // `secure_delete` leaves copies where pages were balanced: only writing anew leaves none.
    db.exec('vacuum');
    const [log] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (log?.busy !== 0) throw new StillRead();
  } finally {
    db.close();
  }
}

function searchIndexes(db: SqliteDatabase.Database): string[] {
  return db
    .prepare("select name from sqlite_master where type = 'table' and sql like '%using fts5%'")
    .pluck()
    .all() as string[];
}

/** What an index deletes it first only marks; one whose parts are all merged has no marks. */
function mergeIndex(db: SqliteDatabase.Database, index: string): void {
  const step = db.prepare(`insert into ${index} (${index}, rank) values ('merge', ?)`);
  const changes = db.prepare('select total_changes()').pluck();
  for (let pages = -MERGE_PAGES; ; pages = MERGE_PAGES) {
    const before = changes.get() as number;
    step.run(pages);
    // As SQLite documents it: fewer than two changes mean that nothing was left to merge.
    if ((changes.get() as number) - before < 2) return;
  }
}

/** A smaller table is written anew within a second, which its lock lasts. */
const REWRITTEN_BYTES = 64 * 1024 * 1024;

/**
 * Removes dead rows from PostgreSQL's tables and indexes. Small tables are written anew; in large
 * ones, which nobody could use meanwhile, nothing reaches the dead rows any more and their bytes go
 * as their pages are filled again. What PostgreSQL's own write-ahead log, its replicas and backups
 * of it hold goes when they are recycled.
 * @throws StillRead where a transaction goes on that began before what was deleted went
 */
export async function cleanPostgres({ read }: Database): Promise<void> {
  await olderOnesEnd(read);
  for (const table of TABLES) {
    const { rows } = await sql<{ bytes: number }>`
      select pg_total_relation_size(${table}::regclass) as bytes`.execute(read);
    const isSmall = (rows[0]?.bytes ?? 0) < REWRITTEN_BYTES;
    const how = isSmall ? sql`vacuum (full)` : sql`vacuum`;
    await sql`${how} ${sql.table(table)}`.execute(read);
  }
}

const WAITS_MS = 10_000;
const LOOKS_AGAIN_MS = 50;

/**
 * Dead rows stay as long as a transaction may see them, a long report or PostgreSQL's own `analyze`;
 * and rewriting a table keeps those that are younger than any transaction that writes, be it in
 * another database of the same PostgreSQL.
 */
async function olderOnesEnd(read: Database['read']): Promise<void> {
  const { rows: now } = await sql<{ id: string }>`
    select pg_current_xact_id()::text as id`.execute(read);
  const id = sql`${now[0]!.id}::xid8`;
  const until = performance.now() + WAITS_MS;
  for (;;) {
    const { rows } = await sql`
      select 1 where pg_snapshot_xmin(pg_current_snapshot()) <= ${id} or exists (
        select 1 from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()
          and age(backend_xmin) > age(${id}::xid)
      )`.execute(read);
    if (rows.length === 0) return;
    if (performance.now() >= until) throw new StillRead();
    await setTimeout(LOOKS_AGAIN_MS);
  }
}
