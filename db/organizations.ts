import type { Settings } from '../common/facts.ts';
import { settingsFrom } from './facts.ts';
import type { Database } from './open.ts';
import type { Tx } from './transact.ts';

export interface Organization {
  id: string;
  name: string;
  settings: Settings;
}

export async function organizationById(database: Database, id: string): Promise<Organization> {
  const row = await database.read
    .selectFrom('organization')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { id: row.id, name: row.name, settings: settingsFrom(row.settings) };
}

export async function anyOrganization(database: Database): Promise<Organization | null> {
  const row = await database.read
    .selectFrom('organization')
    .selectAll()
    .orderBy('created_at')
    .executeTakeFirst();
  return row ? { id: row.id, name: row.name, settings: settingsFrom(row.settings) } : null;
}

export async function insertOrganization(
  tx: Tx,
  organization: { id: string; name: string; settings: Partial<Settings>; createdAt: string },
): Promise<void> {
  const { id, name, settings, createdAt } = organization;
  await tx.sql
    .insertInto('organization')
    .values({ id, name, settings: JSON.stringify(settings), created_at: createdAt })
    .execute();
}

export async function saveSettings(tx: Tx, id: string, settings: Settings): Promise<void> {
  await tx.sql
    .updateTable('organization')
    .set((set) => ({
      settings: JSON.stringify(settings),
      facts_version: set('facts_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Changes some settings and leaves the rest, whoever else changes others at the same time. */
export async function changeSettings(tx: Tx, id: string, change: Partial<Settings>): Promise<void> {
  const query = tx.sql.selectFrom('organization').select('settings').where('id', '=', id);
  const row = await (tx.engine === 'postgres'
    ? query.forUpdate()
    : query
  ).executeTakeFirstOrThrow();
  await saveSettings(tx, id, { ...settingsFrom(row.settings), ...change });
}
