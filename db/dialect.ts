import SqliteDatabase from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

export type Engine = 'sqlite' | 'postgres';

/**
 * One SQLite connection. `synchronous` is set after the journal mode and on every connection:
 * the build's default for WAL is NORMAL, which loses the last commits with the power.
 */
export function sqliteConnection(file: string, readonly: boolean): Kysely<Schema> {
  const open = () => {
    const db = new SqliteDatabase(file, { timeout: 5_000 });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // What is deleted is overwritten; what that leaves goes when the file is cleaned (decision 0052).
    db.pragma('secure_delete = ON');
    db.pragma('cache_size = -65536');
    db.pragma('temp_store = MEMORY');
    if (readonly) db.pragma('query_only = ON');
    return withStatementCache(db);
  };
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: async () => open() }) });
}

const STATEMENTS_MAX = 500;

/** Keeps prepared statements, the texts of which repeat; preparing one costs more than running it. */
function withStatementCache(db: SqliteDatabase.Database) {
  const statements = new Map<string, SqliteDatabase.Statement>();
  return {
    close: () => void db.close(),
    prepare: (text: string) => {
      const known = statements.get(text);
      if (known !== undefined) return known;
      const statement = db.prepare(text);
      if (statements.size >= STATEMENTS_MAX) statements.clear();
      statements.set(text, statement);
      return statement;
    },
  };
}

/** A PostgreSQL pool. 64-bit integers arrive as text unless parsed; ours all fit a double. */
export function postgresPool(url: string): pg.Pool {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
  } as pg.CustomTypesConfig;
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 10,
    connectionTimeoutMillis: 5_000,
  });
  // An idle connection that the database ends is no fault: the pool drops it and opens another.
  // Without a listener it would end this process.
  pool.on('error', () => undefined);
  return pool;
}

export const postgresKysely = (pool: pg.Pool): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });

/** A row with the same key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === '23505' ||
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

/** A text with a NUL, which PostgreSQL stores nowhere. */
export const isUnstorable = (error: unknown): boolean => codeOf(error) === '22021';

/**
 * Why the database refuses a row for what is in it, to follow the row's name; `null` for any other
 * failure. Its own words could tell of rows that are somebody else's.
 */
export function unfitReason(error: unknown): string | null {
  const code = codeOf(error);
  if (isUniqueViolation(error)) return 'has a key that is taken';
  if (code === '23503' || code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return 'belongs to a row that is not here';
  }
  if (code === '23502' || code === 'SQLITE_CONSTRAINT_NOTNULL') return 'lacks something it needs';
  return /^2[23]/.test(code) || /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(code)
    ? 'does not fit'
    : null;
}

/** Another writer was in the way: the same transaction may succeed when run again. */
export function isTransient(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === '40001' ||
    code === '40P01' ||
    code.startsWith('SQLITE_BUSY') ||
    code === 'SQLITE_LOCKED'
  );
}

/** PostgreSQL did not get a lock in the time it was given (`lock_timeout`). */
export const isLockTimeout = (error: unknown): boolean => codeOf(error) === '55P03';

/** The database cannot answer now: disk full, connection lost, shutting down, only for reading. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === 'SQLITE_FULL' ||
    code.startsWith('SQLITE_IOERR') ||
    code.startsWith('SQLITE_BUSY') ||
    code === 'SQLITE_CANTOPEN' ||
    // A server that lost its part as the primary takes no writes (25006).
    /^(08|53|57P|25006)/.test(code) ||
    OUT_OF_REACH.has(code) ||
    (error instanceof Error &&
      /Connection terminated|timeout exceeded when trying to connect/.test(error.message))
  );
}

/** What the network says of a host that is not there. */
const OUT_OF_REACH = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
