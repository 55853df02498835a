import { sql } from 'kysely';
import type { HoldingName } from '../inventory/holdings.ts';
import { INVENTORY } from '../inventory/inventory.ts';
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
    .select(['zoom_user_id', 'email'])
    .where('id', '=', memberId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  if (whose === undefined) return {};
  const zoomId = whose.zoom_user_id ?? '';
  const email = whose.email.toLowerCase();
  const isTheirs = sql<boolean>`(lower(email) = ${email} or
    (${zoomId} <> '' and zoom_user_id = ${zoomId}))`;
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
  if (zoomId === '') return counts;
  for (const { table, column } of HOSTS) {
    const { numAffectedRows = 0n } = await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ''
      where organization_id = ${organizationId} and ${sql.ref(column)} = ${zoomId}`.execute(tx.sql);
    if (numAffectedRows > 0n) counts[table] = Number(numAffectedRows);
  }
  return counts;
}
