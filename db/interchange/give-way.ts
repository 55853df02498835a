import { type Kysely, sql } from 'kysely';
import { withAuditUnlocked } from '../audit-unlock.ts';
import { INVENTORY } from '../inventory/inventory.ts';
import type { Schema } from '../schema.ts';
import { moveSessions } from '../sessions.ts';
import type { Tx } from '../transact.ts';
import { PLAN } from './plan.ts';

/** A member of the organization that gives way, and who they are in the one that comes. */
export interface Pair {
  from: string;
  to: string;
}

/** What signing up and choosing leaves: an organization with no more than that is empty. */
const LEFT_BY_SIGNING_UP = new Set([
  'organization',
  'member',
  'audit',
  'collecting',
  'mail_template',
  'retention',
  'zoom_disconnect',
]);

const hasOrganization = (table: string) =>
  Object.hasOwn(INVENTORY[table as keyof Schema].columns, 'organization_id');
const TABLES = (Object.keys(PLAN) as (keyof Schema)[]).filter(hasOrganization);

/** Whether nothing was done in an organization yet that anybody could miss. */
export async function isEmpty(on: Kysely<Schema>, organizationId: string): Promise<boolean> {
  for (const table of TABLES) {
    const plan = PLAN[table];
    if (plan === 'stays' || LEFT_BY_SIGNING_UP.has(table)) continue;
    const row = await on
      .selectFrom(table as 'job')
      .select('organization_id')
      .where('organization_id', '=', organizationId)
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return false;
  }
  return true;
}

/** Whether all of these are active members of the organization that came. */
export async function areActive(
  tx: Tx,
  organizationId: string,
  pairs: readonly Pair[],
): Promise<boolean> {
  const ids = [...new Set(pairs.map(({ to }) => to))];
  const rows = await tx.sql
    .selectFrom('member')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('active', '=', 1)
    .where('id', 'in', ids)
    .execute();
  return rows.length === pairs.length;
}

/** Whose Zoom account an organization is, and who its members are at Zoom; `null` for none. */
export async function whoIsIn(on: Kysely<Schema>, organizationId: string) {
  const organization = await on
    .selectFrom('organization')
    .select('zoom_account_id')
    .where('id', '=', organizationId)
    .executeTakeFirst();
  if (organization === undefined) return null;
  const members = await on
    .selectFrom('member')
    .select(['id', 'email', 'zoom_user_id'])
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
  return { zoomAccountId: organization.zoom_account_id, members };
}

/** Lets go of what only one organization can have: its Zoom account, and its members' Zoom users. */
export async function letZoomGo(tx: Tx, organizationId: string): Promise<void> {
  await tx.sql
    .updateTable('organization')
    .set({ zoom_account_id: null })
    .where('id', '=', organizationId)
    .execute();
  await tx.sql
    .updateTable('member')
    .set({ zoom_user_id: null })
    .where('organization_id', '=', organizationId)
    .execute();
}

/** Who sits at a desk or a panel goes on as who they are now; tokens of scripts end. */
export async function movePeople(tx: Tx, pairs: readonly Pair[]): Promise<void> {
  for (const { from, to } of pairs) {
    await moveSessions(tx, from, to);
    await tx.sql
      .updateTable('access_token')
      .set({ member_id: to })
      .where('member_id', '=', from)
      .where('kind', '=', 'panel')
      .execute();
  }
}

/** Gives the way of this file, with all it has, to the organization that came. */
export async function moveTakeIn(
  tx: Tx,
  id: string,
  to: { organizationId: string; memberId: string },
): Promise<void> {
  await tx.sql
    .updateTable('take_in')
    .set({ organization_id: to.organizationId, asked_by: to.memberId })
    .where('id', '=', id)
    .execute();
}

/** Keeps that only a file says who these members are at Zoom. */
export async function keepUnproven(
  tx: Tx,
  organizationId: string,
  provenIds: readonly string[],
): Promise<void> {
  const rows = await tx.sql
    .selectFrom('member')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('zoom_user_id', 'is not', null)
    .where('id', 'not in', provenIds)
    .execute();
  for (const { id } of rows) {
    const row = { member_id: id, organization_id: organizationId };
    await tx.sql
      .insertInto('member_unproven')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Removes an empty organization with everything that it had. */
export async function removeOrganization(tx: Tx, organizationId: string): Promise<void> {
  const under = async (table: string, column: string, parent: string) => {
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} in
      (select id from ${sql.table(parent)} where organization_id = ${organizationId})`.execute(
      tx.sql,
    );
  };
  await under('data_export_chunk', 'export_id', 'data_export');
  await under('take_in_chunk', 'take_in_id', 'take_in');
  await under('take_in_refusal', 'take_in_id', 'take_in');
  await under('access_token', 'member_id', 'member');
  await under('zoom_revocation', 'member_id', 'member');
  const last = ['member', 'organization'];
  await withAuditUnlocked(tx, async () => {
    for (const table of TABLES) {
      if (last.includes(table)) continue;
      await tx.sql
        .deleteFrom(table as 'job')
        .where('organization_id', '=', organizationId)
        .execute();
    }
  });
  await tx.sql.deleteFrom('member').where('organization_id', '=', organizationId).execute();
  await tx.sql.deleteFrom('organization').where('id', '=', organizationId).execute();
}
