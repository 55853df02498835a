import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Member } from '../common/member.ts';
import { memberFromRow } from './members.ts';
import type { Database } from './open.ts';
import { type Organization, organizationFromRow } from './organizations.ts';
import type { JoinRequestTable } from './schema/zoom.ts';
import type { Tx } from './transact.ts';

/** Questions of who may come in, asked inside the transaction that lets them in. */

export type JoinRequest = JoinRequestTable;

/** Members held until the transaction ends: coming in and being let go take turns. */
const heldMembers = (tx: Tx) => {
  const query = tx.sql.selectFrom('member').selectAll();
  return tx.engine === 'postgres' ? query.forUpdate() : query;
};

export async function memberWithZoomId(tx: Tx, zoomUserId: string): Promise<Member | null> {
  const row = await heldMembers(tx).where('zoom_user_id', '=', zoomUserId).executeTakeFirst();
  return row ? memberFromRow(row) : null;
}

/**
 * Members who had this Zoom user when they left Zoom or their access was ended, and have no other by
 * now; those who may come back first.
 */
export async function formerMembers(tx: Tx, zoomUserId: string): Promise<Member[]> {
  const rows = await heldMembers(tx)
    .where('former_zoom_hash', '=', formerHash(zoomUserId))
    .where('zoom_user_id', 'is', null)
    .orderBy('active', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(memberFromRow);
}

/** Zoom's ids are long and random: nobody finds one by its hash. */
export const formerHash = (zoomUserId: string): string =>
  createHash('sha256').update(zoomUserId).digest('base64url');

/** Keeps by what a member is known again who leaves Zoom, or whose access ends. */
export async function keepFormer(tx: Tx, memberId: string, zoomUserId: string): Promise<void> {
  await tx.sql
    .updateTable('member')
    .set({ former_zoom_hash: formerHash(zoomUserId) })
    .where('id', '=', memberId)
    .execute();
}

/** Members with this address, in any organization, who are bound to no Zoom user yet or any more. */
export async function unboundMembers(tx: Tx, email: string): Promise<Member[]> {
  const rows = await heldMembers(tx)
    .where('email', '=', email.toLowerCase())
    .where('zoom_user_id', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(memberFromRow);
}

/** Whether the organization has a member with this address already. */
export async function hasMember(tx: Tx, organizationId: string, email: string): Promise<boolean> {
  const row = await tx.sql
    .selectFrom('member')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row !== undefined;
}

/** Binds a member to a Zoom user, or to none. */
export async function bindZoomUser(
  tx: Tx,
  memberId: string,
  zoomUserId: string | null,
): Promise<void> {
  await tx.sql
    .updateTable('member')
    .set({ zoom_user_id: zoomUserId, ...(zoomUserId === null ? {} : { former_zoom_hash: null }) })
    .where('id', '=', memberId)
    .execute();
}

/** Someone who was invited by address tells who they are. */
export async function introduce(
  tx: Tx,
  memberId: string,
  { name, timeZone }: { name: string; timeZone: string },
): Promise<void> {
  await tx.sql
    .updateTable('member')
    .set({ name, time_zone: timeZone })
    .where('id', '=', memberId)
    // Named by their address so far.
    .where('name', '=', sql<string>`email`)
    .execute();
}

export async function organizationOfAccount(
  tx: Tx,
  zoomAccountId: string,
): Promise<Organization | null> {
  const row = await tx.sql
    .selectFrom('organization')
    .selectAll()
    .where('zoom_account_id', '=', zoomAccountId)
    .executeTakeFirst();
  return row ? organizationFromRow(row) : null;
}

/** Says whose Zoom account an organization is, where nobody said so before. */
export async function claimAccount(tx: Tx, organizationId: string, zoomAccountId: string) {
  if ((await organizationOfAccount(tx, zoomAccountId)) !== null) return;
  await tx.sql
    .updateTable('organization')
    .set({ zoom_account_id: zoomAccountId })
    .where('id', '=', organizationId)
    .where('zoom_account_id', 'is', null)
    .execute();
}

/** Stores that someone asks to join, once. @returns how the question stands */
export async function askToJoin(
  tx: Tx,
  request: Omit<JoinRequest, 'status'>,
): Promise<JoinRequest['status']> {
  await tx.sql
    .insertInto('join_request')
    .values({ ...request, status: 'pending' })
    .onConflict((conflict) => conflict.columns(['organization_id', 'zoom_user_id']).doNothing())
    .execute();
  const { status } = await tx.sql
    .selectFrom('join_request')
    .select('status')
    .where('organization_id', '=', request.organization_id)
    .where('zoom_user_id', '=', request.zoom_user_id)
    .executeTakeFirstOrThrow();
  return status;
}

/** Who waits for an answer, the longest first. */
export async function pendingRequests(
  database: Database,
  organizationId: string,
  page: { after?: { at: string; id: string } | undefined; limit: number },
): Promise<JoinRequest[]> {
  const { after, limit } = page;
  let query = database.read
    .selectFrom('join_request')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('status', '=', 'pending');
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('asked_at', '>', after.at),
        where.and([where('asked_at', '=', after.at), where('id', '>', after.id)]),
      ]),
    );
  }
  return query.orderBy('asked_at').orderBy('id').limit(limit).execute();
}

/** Takes a request that waits; the one who takes it answers it. */
export async function takeRequest(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<JoinRequest | null> {
  const row = await tx.sql
    .deleteFrom('join_request')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a refusal, so that asking again asks nobody. */
export async function keepRefusal(tx: Tx, request: JoinRequest): Promise<void> {
  await tx.sql
    .insertInto('join_request')
    .values({ ...request, status: 'refused' })
    .execute();
}

/** Forgets what a Zoom user asked for, in every organization. */
export async function forgetRequests(tx: Tx, zoomUserId: string): Promise<void> {
  await tx.sql.deleteFrom('join_request').where('zoom_user_id', '=', zoomUserId).execute();
}

/** Whether only an export that was brought in says that a member is this Zoom user. */
export async function isUnproven(tx: Tx, memberId: string): Promise<boolean> {
  const row = await tx.sql
    .selectFrom('member_unproven')
    .select('member_id')
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Zoom has said who they are, or that they are not. */
export async function settleUnproven(tx: Tx, memberId: string): Promise<void> {
  await tx.sql.deleteFrom('member_unproven').where('member_id', '=', memberId).execute();
}

/** Whether an organization is of this Zoom account. */
export async function isOfAccount(
  tx: Tx,
  organizationId: string,
  zoomAccountId: string,
): Promise<boolean> {
  const organization = await organizationOfAccount(tx, zoomAccountId);
  return organization?.id === organizationId;
}
