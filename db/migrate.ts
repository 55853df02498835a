import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Engine, isLockTimeout } from './dialect.ts';
import * as init from './migrations/0001-init.ts';
import * as interview from './migrations/0002-interview.ts';
import * as zoomGrants from './migrations/0010-zoom-grants.ts';
import * as mail from './migrations/0020-mail.ts';
import * as meetingPlans from './migrations/0030-meeting-plans.ts';
import * as mailTemplates from './migrations/0031-mail-templates.ts';
import * as records from './migrations/0040-records.ts';
import * as meetingLife from './migrations/0041-meeting-life.ts';
import * as recordings from './migrations/0042-recordings.ts';
import * as callsAndChats from './migrations/0043-calls-and-chats.ts';
import * as privacy from './migrations/0050-privacy.ts';
import * as recordingCopies from './migrations/0060-recording-copies.ts';
import * as recordingSpans from './migrations/0061-recording-spans.ts';
import * as team from './migrations/0062-team.ts';
import * as access from './migrations/0063-access.ts';
import * as retention from './migrations/0064-retention.ts';
import * as audit from './migrations/0065-audit.ts';
import * as servers from './migrations/0066-servers.ts';
import * as retentionNotice from './migrations/0068-retention-notice.ts';
import * as takeIn from './migrations/0070-take-in.ts';
import * as fairnessCount from './migrations/0072-fairness-count.ts';
import * as retentionTold from './migrations/0073-retention-told.ts';
import * as pastMeetings from './migrations/0074-past-meetings.ts';
import type { Database } from './open.ts';
import type { Tx } from './transact.ts';

export interface Migration {
  name: string;
  /** Names its tables in statements, which are read beforehand as for an empty database. */
  up: (run: (statement: string) => Promise<{ rows: unknown[] }>, engine: Engine) => Promise<void>;
}

/** In order; a migration that has landed is never changed. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-init', up: init.up },
  { name: '0002-interview', up: interview.up },
  { name: '0010-zoom-grants', up: zoomGrants.up },
  { name: '0020-mail', up: mail.up },
  { name: '0030-meeting-plans', up: meetingPlans.up },
  { name: '0031-mail-templates', up: mailTemplates.up },
  { name: '0040-records', up: records.up },
  { name: '0041-meeting-life', up: meetingLife.up },
  { name: '0042-recordings', up: recordings.up },
  { name: '0043-calls-and-chats', up: callsAndChats.up },
  { name: '0050-privacy', up: privacy.up },
  { name: '0060-recording-copies', up: recordingCopies.up },
  { name: '0061-recording-spans', up: recordingSpans.up },
  { name: '0062-team', up: team.up },
  { name: '0063-access', up: access.up },
  { name: '0064-retention', up: retention.up },
  { name: '0065-audit', up: audit.up },
  { name: '0066-servers', up: servers.up },
  { name: '0068-retention-notice', up: retentionNotice.up },
  { name: '0070-take-in', up: takeIn.up },
  { name: '0072-fairness-count', up: fairnessCount.up },
  { name: '0073-retention-told', up: retentionTold.up },
  { name: '0074-past-meetings', up: pastMeetings.up },
];

/** Shorter than PostgreSQL's look for deadlocks (1 s): who gives way is the migration. */
const LOCK_MS = 500;
const PAUSE_MS = 2_000;
const TRIES_MAX = 300;

/** Waits for its next try. Throws where it is enough. @param tries how many were in vain */
export type OnBusy = (tries: number) => Promise<unknown>;

/** Comes again for some ten minutes. Whoever holds a table for longer is looked at by a person. */
export const tryAgain: OnBusy = async (tries) => {
  if (tries >= TRIES_MAX) throw new Error('Somebody holds a table that the migration changes.');
  await setTimeout(PAUSE_MS);
};

/**
 * Brings the database to the schema of this code, all or nothing. Servers that start together
 * take turns. Where somebody else uses a table that is to change, it steps back and tries again, as
 * everybody after it in the queue would wait as well (decision 0060).
 * @returns the names of the migrations that ran now
 */
export async function migrate(database: Database, onBusy = tryAgain): Promise<string[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await database.transact(migrateOnce);
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      await onBusy(tries);
    }
  }
}

async function migrateOnce(tx: Tx): Promise<string[]> {
  if (tx.engine === 'postgres') await sql`select pg_advisory_xact_lock(7423105)`.execute(tx.sql);
  await sql`create table if not exists migration (name text primary key, applied_at text not null)`.execute(
    tx.sql,
  );
  const applied = await tx.sql.selectFrom('migration').select('name').execute();
  const known = new Set(applied.map(({ name }) => name));
  const missing = MIGRATIONS.filter(({ name }) => !known.has(name));
  if (tx.engine === 'postgres') await lockFirst(tx, missing);
  for (const { name, up } of missing) {
    await up((statement) => sql.raw(statement).execute(tx.sql), tx.engine);
    const applied_at = new Date().toISOString();
    await tx.sql.insertInto('migration').values({ name, applied_at }).execute();
  }
  return missing.map(({ name }) => name);
}

/** Locks what will be changed before anything is: a try in vain costs no work, and nobody's but its own wait. */
async function lockFirst(tx: Tx, missing: readonly Migration[]): Promise<void> {
  await sql`set local lock_timeout = ${sql.lit(LOCK_MS)}`.execute(tx.sql);
  const statements = await statementsOf(missing, tx.engine);
  const names = statements.flatMap((one) => /^(?:alter|drop) table (\w+)/.exec(one)?.[1] ?? []);
  if (names.length === 0) return;
  const there = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = current_schema() and tablename in (${sql.join(names)}) order by 1`.execute(
    tx.sql,
  );
  const tables = there.rows.map(({ name }) => sql.table(name));
  if (tables.length > 0) {
    await sql`lock table ${sql.join(tables)} in access exclusive mode`.execute(tx.sql);
  }
}

/** What these migrations would say to a database without rows, in order. */
export async function statementsOf(
  migrations: readonly Migration[],
  engine: Engine,
): Promise<string[]> {
  const statements: string[] = [];
  const note = async (statement: string) => {
    statements.push(statement);
    return { rows: [] };
  };
  for (const { up } of migrations) await up(note, engine);
  return statements;
}

/** Whether this code has a migration of that name. */
export const isKnownMigration = (name: string): boolean =>
  MIGRATIONS.some((migration) => migration.name === name);

/** Whether a database that names these migrations is Hireside's: it began as all of them do. */
export const isOurs = (names: readonly string[]): boolean => names.includes(MIGRATIONS[0]!.name);

/** Whether every migration of this code has been applied, and no unknown one. */
export async function isMigrated(database: Database): Promise<boolean> {
  const applied = await database.read.selectFrom('migration').select('name').execute();
  const names = new Set(applied.map(({ name }) => name));
  return MIGRATIONS.length === names.size && MIGRATIONS.every(({ name }) => names.has(name));
}
