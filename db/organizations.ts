import {
  DEFAULT_ORGANIZATION_SETTINGS,
  type OrganizationSettings,
} from '../common/organization.ts';
import type { Database } from './open.ts';
import type { Tx } from './transact.ts';

export interface Organization {
  id: string;
  name: string;
  settings: OrganizationSettings;
}

export const organizationFromRow = (row: {
  id: string;
  name: string;
  settings: string;
}): Organization => ({
  id: row.id,
  name: row.name,
  settings: { ...DEFAULT_ORGANIZATION_SETTINGS, ...JSON.parse(row.settings) },
});

export async function organizationById(database: Database, id: string): Promise<Organization> {
  const row = await database.read
    .selectFrom('organization')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return organizationFromRow(row);
}

export async function anyOrganization(database: Database): Promise<Organization | null> {
  const row = await database.read
    .selectFrom('organization')
    .selectAll()
    .orderBy('created_at')
    .executeTakeFirst();
  return row ? organizationFromRow(row) : null;
}

export async function insertOrganization(
  tx: Tx,
  organization: {
    id: string;
    name: string;
    settings: Partial<OrganizationSettings>;
    /** Whose Zoom account it is; the first admin who connects says so where nobody has. */
    zoomAccountId?: string;
    createdAt: string;
  },
): Promise<void> {
  const { id, name, settings, zoomAccountId = null, createdAt } = organization;
  await tx.sql
    .insertInto('organization')
    .values({
      id,
      name,
      settings: JSON.stringify(settings),
      zoom_account_id: zoomAccountId,
      created_at: createdAt,
    })
    .execute();
}

/** Holds an organization until the transaction ends: changes of its people take turns. */
export async function holdOrganization(tx: Tx, id: string): Promise<void> {
  const query = tx.sql.selectFrom('organization').select('id').where('id', '=', id);
  await (tx.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

/**
 * Changes some settings and leaves the rest, whoever else changes others at the same time.
 * @returns what they were; what was never chosen is missing
 */
export async function changeSettings(
  tx: Tx,
  id: string,
  change: Partial<OrganizationSettings>,
): Promise<Partial<OrganizationSettings>> {
  const query = tx.sql.selectFrom('organization').select('settings').where('id', '=', id);
  const before = await (tx.engine === 'postgres'
    ? query.forUpdate()
    : query
  ).executeTakeFirstOrThrow();
  const settings: Partial<OrganizationSettings> = JSON.parse(before.settings);
  await tx.sql
    .updateTable('organization')
    .set((set) => ({
      settings: JSON.stringify({ ...settings, ...change }),
      facts_version: set('facts_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  return settings;
}
