import type { Kit, KitContent } from '../common/kit.ts';
import type { Database } from './open.ts';

/** Which kit, and which version of it; `null` is the newest. */
export interface KitRef {
  id: string;
  version: number | null;
}

/** Kits of an organization in the versions asked for, in the same order; `null` where there is none. */
export async function kitsOf(
  database: Pick<Database, 'read'>,
  organizationId: string,
  refs: readonly KitRef[],
): Promise<(Kit | null)[]> {
  if (refs.length === 0) return [];
  const ids = [...new Set(refs.map(({ id }) => id))];
  const rows = await database.read
    .selectFrom('kit')
    .innerJoin('kit_version', 'kit_version.kit_id', 'kit.id')
    .select([
      'kit.id',
      'kit.archived',
      'kit.created_at',
      'kit.version as newest',
      'kit_version.version',
      'kit_version.name',
      'kit_version.content',
    ])
    .where('kit.organization_id', '=', organizationId)
    .where('kit.id', 'in', ids)
    .execute();
  return refs.map(({ id, version }) => {
    const row = rows.find((one) => one.id === id && one.version === (version ?? one.newest));
    if (row === undefined) return null;
    return {
      ...(JSON.parse(row.content) as KitContent),
      id: row.id,
      name: row.name,
      version: row.version,
      archived: row.archived === 1,
      createdAt: row.created_at,
    };
  });
}

/** The number of a kit's newest version; `null` where the organization has no such kit. */
export async function newestVersion(
  sql: Database['read'],
  organizationId: string,
  kitId: string,
): Promise<number | null> {
  const row = await sql
    .selectFrom('kit')
    .select('version')
    .where('organization_id', '=', organizationId)
    .where('id', '=', kitId)
    .executeTakeFirst();
  return row?.version ?? null;
}
