import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AuditAction } from '../../common/audit.ts';
import type { Database } from '../../db/open.ts';
import { isReady, organizations } from '../../db/operations.ts';
import { keepAudit } from '../audit/keep.ts';
import { type Deps, Failure } from './command.ts';

/** The file behind a `sqlite:` address; `null` for another engine. */
export const sqliteFile = (url: string): string | null =>
  url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null;

/**
 * Opens the database, hands it to the work and closes it again.
 * @throws Failure where it cannot be reached
 */
export async function withDatabase<T>(
  { config, open }: Deps,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const { databaseUrl } = config();
  const file = sqliteFile(databaseUrl);
  if (file !== null) await mkdir(dirname(file), { recursive: true });
  let database: Database;
  try {
    database = await open(databaseUrl);
  } catch (error) {
    throw new Failure(`The database cannot be reached: ${messageOf(error)}`);
  }
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The same, for commands that need every migration to have run. */
export async function withReadyDatabase<T>(
  deps: Deps,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const file = sqliteFile(deps.config().databaseUrl);
  // Opening would make an empty one, beside the one that was meant.
  if (file !== null && !existsSync(file)) {
    throw new Failure(
      `There is no database ${file}. Look at DATABASE_URL, or run: npm run hireside -- migrate`,
    );
  }
  return withDatabase(deps, async (database) => {
    if (!(await isReady(database))) {
      throw new Failure('The database is not migrated. Run: npm run hireside -- migrate');
    }
    return work(database);
  });
}

/**
 * The organization a command is about: the only one, or the one that is named.
 * @throws Failure where that is none, or not clear
 */
export async function organizationFor(
  database: Database,
  name: string | undefined,
): Promise<{ id: string; name: string }> {
  const all = await organizations(database);
  if (all.length === 0) {
    throw new Failure('There is no organization yet. Run: npm run hireside -- seed');
  }
  const fitting = all.filter((one) => name === undefined || one.name === name);
  if (fitting.length === 1) return fitting[0]!;
  const names = all.map((one) => one.name).join(', ');
  if (fitting.length === 0) throw new Failure(`There is no organization “${name}”, only: ${names}`);
  throw new Failure(`Say which organization with --organization NAME: ${names}`);
}

/** Writes into the audit what somebody did by the command line, which knows no member. */
export const keepByHand = (
  { clock }: Deps,
  database: Database,
  organizationIds: readonly string[],
  action: AuditAction,
  detail: Record<string, unknown> = {},
): Promise<void> =>
  database.transact(async (tx) => {
    for (const organizationId of organizationIds) {
      const by = { organizationId, actorId: null, detail: { ...detail, by: 'command line' } };
      await keepAudit(tx, { ...by, action }, clock.now());
    }
  });

/** The same of every organization; one that is not migrated yet is copied as it is, and unsaid. */
export async function keepForAll(
  deps: Deps,
  database: Database,
  action: AuditAction,
): Promise<void> {
  if (!(await isReady(database))) return;
  const ids = (await organizations(database)).map(({ id }) => id);
  await keepByHand(deps, database, ids, action);
}

/** An error in words. Those of several attempts to connect have no message of their own. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
