import type { Kit, KitContent } from '../common/kit.ts';
import type { Database } from './open.ts';
import type { Tx } from './transact.ts';

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
  const rows = await withVersion(database.read)
    .where('kit.organization_id', '=', organizationId)
    .where('kit.id', 'in', ids)
    .execute();
  return refs.map(({ id, version }) => {
    const row = rows.find((one) => one.id === id && one.version === (version ?? one.newest));
    return row === undefined ? null : kitFromRow(row);
  });
}

/** Every version of some kits, the newest first: what was asked in any of them has words. */
export async function everyVersionOf(
  { read }: Pick<Database, 'read'>,
  organizationId: string,
  ids: readonly string[],
): Promise<Kit[]> {
  if (ids.length === 0) return [];
  const rows = await withVersion(read)
    .where('kit.organization_id', '=', organizationId)
    .where('kit.id', 'in', ids)
    .orderBy('kit_version.version', 'desc')
    .execute();
  return rows.map(kitFromRow);
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

/** Kits of an organization in their newest version, by name, after a key. */
export async function listKits(
  database: Pick<Database, 'read'>,
  organizationId: string,
  options: { archived: boolean; after?: { name: string; id: string }; limit: number },
): Promise<Kit[]> {
  const { archived, after, limit } = options;
  let query = withVersion(database.read)
    .whereRef('kit_version.version', '=', 'kit.version')
    .where('kit.organization_id', '=', organizationId)
    .where('kit.archived', '=', archived ? 1 : 0);
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('kit.name', '>', after.name),
        where.and([where('kit.name', '=', after.name), where('kit.id', '>', after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('kit.name').orderBy('kit.id').limit(limit).execute();
  return rows.map(kitFromRow);
}

/** A kit as it is to be kept. */
export interface KitVersion extends KitContent {
  name: string;
  /** Who saved it; `null` for Hireside itself. */
  by: string | null;
  at: string;
}

/** Stores a new kit as its version 1. A taken id is a unique violation. */
export async function insertKit(
  tx: Tx,
  organizationId: string,
  id: string,
  kit: KitVersion,
): Promise<void> {
  const { name, at } = kit;
  const row = { id, organization_id: organizationId, name, version: 1, archived: 0 as const };
  await tx.sql
    .insertInto('kit')
    .values({ ...row, created_at: at })
    .execute();
  await insertVersion(tx, id, 1, kit);
}

/**
 * Stores the next version of a kit.
 * @param from the version it was made from
 * @returns its number; `null` where `from` is not the newest one any more
 */
export async function newVersion(
  tx: Tx,
  organizationId: string,
  id: string,
  from: number,
  kit: KitVersion,
): Promise<number | null> {
  const moved = await tx.sql
    .updateTable('kit')
    .set({ version: from + 1, name: kit.name })
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .where('version', '=', from)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) return null;
  await insertVersion(tx, id, from + 1, kit);
  return from + 1;
}

/** Takes a kit out of the lists of what to choose from, or puts it back. What has it keeps it. */
export async function setKitArchived(
  tx: Tx,
  organizationId: string,
  id: string,
  archived: boolean,
): Promise<void> {
  await tx.sql
    .updateTable('kit')
    .set({ archived: archived ? 1 : 0 })
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .execute();
}

/** Who saved the newest version of a kit, and when; `null` where there is no such kit. */
export async function lastSaveOf(
  sql: Database['read'],
  organizationId: string,
  id: string,
): Promise<{ version: number; at: string; by: string | null } | null> {
  const row = await sql
    .selectFrom('kit')
    .innerJoin('kit_version', (join) =>
      join
        .onRef('kit_version.kit_id', '=', 'kit.id')
        .onRef('kit_version.version', '=', 'kit.version'),
    )
    .leftJoin('member', 'member.id', 'kit_version.created_by')
    .select(['kit.version', 'kit_version.created_at', 'member.name'])
    .where('kit.id', '=', id)
    .where('kit.organization_id', '=', organizationId)
    .executeTakeFirst();
  return row === undefined ? null : { version: row.version, at: row.created_at, by: row.name };
}

export interface KitSaved {
  version: number;
  savedAt: string;
  /** The name of who saved it; `null` where it came with the program or an import. */
  by: string | null;
}

/** When each version of a kit was saved, newest first; none where the organization has no such kit. */
export function versionsOf(
  { read }: Database,
  organizationId: string,
  id: string,
): Promise<KitSaved[]> {
  return read
    .selectFrom('kit')
    .innerJoin('kit_version', 'kit_version.kit_id', 'kit.id')
    .leftJoin('member', 'member.id', 'kit_version.created_by')
    .select(['kit_version.version', 'kit_version.created_at as savedAt', 'member.name as by'])
    .where('kit.id', '=', id)
    .where('kit.organization_id', '=', organizationId)
    .orderBy('kit_version.version', 'desc')
    .execute();
}

async function insertVersion(tx: Tx, id: string, version: number, kit: KitVersion): Promise<void> {
  const { name, sections, attributes, reserveMinutes, by, at } = kit;
  const content: KitContent = { sections, attributes, reserveMinutes };
  const row = { kit_id: id, version, name, content: JSON.stringify(content) };
  await tx.sql
    .insertInto('kit_version')
    .values({ ...row, created_by: by, created_at: at })
    .execute();
}

const withVersion = (sql: Database['read']) =>
  sql
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
    ]);

interface KitRow {
  id: string;
  archived: number;
  created_at: string;
  version: number;
  name: string;
  content: string;
}

const kitFromRow = (row: KitRow): Kit => ({
  ...(JSON.parse(row.content) as KitContent),
  id: row.id,
  name: row.name,
  version: row.version,
  archived: row.archived === 1,
  createdAt: row.created_at,
});
