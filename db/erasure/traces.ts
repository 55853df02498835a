import { sql } from 'kysely';
import type { HoldingName } from '../inventory/holdings.ts';
import { INVENTORY } from '../inventory/inventory.ts';
import { formerHash } from '../joining.ts';
import type { MemberTable } from '../schema.ts';
import type { Tx } from '../transact.ts';
import type { Counts } from './erase.ts';
import type { Table } from './reach.ts';

/** Stands where a member was named. */
const NOBODY = 'Former member';

/** Columns that say who somebody is at Zoom, in tables whose rows name no member by key. */
const HOSTS = (Object.keys(INVENTORY) as Table[]).flatMap((table) => {
  const { members, columns } = INVENTORY[table];
  return members.length > 0 || table === 'member' || table === 'join_request'
    ? []
    : Object.entries(columns as Record<string, HoldingName>)
        .filter(([, holding]) => holding === 'memberZoomId')
        .map(([column]) => ({ table, column }));
});

/**
 * What names a member by Zoom's key or by their address and not by Hireside's: that they asked to
 * join goes, and in the records of interviews nobody stands where they stood. To be called while
 * the member's own row still says who they are.
 * @returns rows by table
 */
export async function forgetTraces(
  tx: Tx,
  organizationId: string,
  memberId: string,
): Promise<Counts> {
  const whose = await tx.sql
    .selectFrom('member')
    .select(['zoom_user_id', 'former_zoom_hash', 'email'])
    .where('id', '=', memberId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  if (whose === undefined) return {};
  const zoomIds = await zoomIdsOf(tx, organizationId, whose);
  const byAddress = sql<boolean>`lower(email) = ${whose.email.toLowerCase()}`;
  const isTheirs =
    zoomIds.length === 0
      ? byAddress
      : sql<boolean>`(${byAddress} or zoom_user_id in (${sql.join(zoomIds)}))`;
  const counts: Counts = {};
  const asked = await tx.sql
    .deleteFrom('join_request')
    .where('organization_id', '=', organizationId)
    .where(isTheirs)
    .executeTakeFirstOrThrow();
  if (asked.numDeletedRows > 0n) counts.join_request = Number(asked.numDeletedRows);
  const seen = await tx.sql
    .updateTable('attendance')
    .set({ name: NOBODY, email: null, zoom_user_id: null })
    .where('organization_id', '=', organizationId)
    .where(isTheirs)
    .executeTakeFirstOrThrow();
  if (seen.numUpdatedRows > 0n) counts.attendance = Number(seen.numUpdatedRows);
  if (zoomIds.length === 0) return counts;
  for (const { table, column } of HOSTS) {
    const { numAffectedRows = 0n } = await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ''
      where organization_id = ${organizationId}
        and ${sql.ref(column)} in (${sql.join(zoomIds)})`.execute(tx.sql);
    if (numAffectedRows > 0n) counts[table] = Number(numAffectedRows);
  }
  return counts;
}

/** Tables whose rows have an address beside Zoom's key. */
const ADDRESSED = ['attendance', 'join_request'] as const;

/**
 * Who a member is, or was, at Zoom. Whoever left Zoom is known by a digest of the key, and by the
 * rows in which Zoom named the key beside their address.
 */
async function zoomIdsOf(
  tx: Tx,
  organizationId: string,
  whose: Pick<MemberTable, 'zoom_user_id' | 'former_zoom_hash' | 'email'>,
): Promise<string[]> {
  const found = new Set<string>();
  if (whose.zoom_user_id) found.add(whose.zoom_user_id);
  for (const table of ADDRESSED) {
    const { rows } = await sql<{ id: string }>`
      select distinct zoom_user_id as id from ${sql.table(table)}
      where organization_id = ${organizationId} and lower(email) = ${whose.email.toLowerCase()}
        and zoom_user_id <> ''`.execute(tx.sql);
    for (const { id } of rows) found.add(id);
  }
  const digest = whose.former_zoom_hash;
  if (digest === null) return [...found];
  const places = [...HOSTS, ...ADDRESSED.map((table) => ({ table, column: 'zoom_user_id' }))];
  for (const { table, column } of places) {
    const { rows } = await sql<{ id: string }>`
      select distinct ${sql.ref(column)} as id from ${sql.table(table)}
      where organization_id = ${organizationId} and ${sql.ref(column)} <> ''`.execute(tx.sql);
    for (const { id } of rows) if (formerHash(id) === digest) found.add(id);
  }
  return [...found];
}
