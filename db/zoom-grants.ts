import type { Insertable, Selectable } from 'kysely';
import type { Database } from './open.ts';
import type { ZoomGrantTable } from './schema/zoom.ts';
import type { Tx } from './transact.ts';

/** What a member granted, its tokens sealed. */
export type Grant = Selectable<ZoomGrantTable>;
type NewGrant = Omit<
  Insertable<ZoomGrantTable>,
  'generation' | 'lease_owner' | 'lease_until' | 'status'
>;

/** A sealed pair of tokens, with what Zoom said about it. */
export interface SealedTokens {
  access_token: string;
  refresh_token: string;
  expires_at: string;
  scope: string;
}

/** What rings when a member's tokens changed. */
export const grantTopic = (memberId: string) => `zoom-grant:${memberId}`;

export async function grantOf(database: Database, memberId: string): Promise<Grant | null> {
  const row = await database.read
    .selectFrom('zoom_grant')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row ?? null;
}

/** What members of an organization granted, of those whose connection stands. */
export async function grantsOf(
  { read }: Database,
  organizationId: string,
): Promise<Pick<Grant, 'member_id' | 'scope'>[]> {
  return read
    .selectFrom('zoom_grant')
    .select(['member_id', 'scope'])
    .where('organization_id', '=', organizationId)
    .where('status', '=', 'connected')
    .orderBy('member_id')
    .execute();
}

export async function grantInside(tx: Tx, memberId: string): Promise<Grant | null> {
  const row = await tx.sql
    .selectFrom('zoom_grant')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Stores what a member has just granted, in the place of what they granted before. What Zoom had
 * still to forget died with that, and telling it now could end the new grant.
 */
export async function saveGrant(tx: Tx, grant: NewGrant): Promise<void> {
  const before = await grantInside(tx, grant.member_id);
  await tx.sql.deleteFrom('zoom_revocation').where('member_id', '=', grant.member_id).execute();
  const fresh = { status: 'connected' as const, lease_owner: null, lease_until: null };
  const generation = (before?.generation ?? 0) + 1;
  await tx.sql
    .insertInto('zoom_grant')
    .values({ ...grant, ...fresh, generation })
    .onConflict((conflict) =>
      conflict.column('member_id').doUpdateSet({ ...grant, ...fresh, generation }),
    )
    .execute();
  tx.afterCommitRing(grantTopic(grant.member_id));
}

/** One attempt of one worker to renew one pair of tokens. */
export interface Lease {
  memberId: string;
  /** The pair that is to be renewed. */
  generation: number;
  owner: string;
}

/** @returns the sealed refresh token to the one worker that may use it; else `null` */
export async function takeLease(
  tx: Tx,
  { memberId, generation, owner }: Lease,
  now: string,
  until: string,
): Promise<string | null> {
  const row = await tx.sql
    .updateTable('zoom_grant')
    .set({ lease_owner: owner, lease_until: until })
    .where('member_id', '=', memberId)
    .where('generation', '=', generation)
    .where('status', '=', 'connected')
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<', now)]))
    .returning('refresh_token')
    .executeTakeFirst();
  return row?.refresh_token ?? null;
}

/**
 * Ends a lease with what came of it: new tokens, a grant that is over, or nothing.
 * @returns whether it was still this worker's to end
 */
export async function endLease(
  tx: Tx,
  { memberId, generation, owner }: Lease,
  outcome: SealedTokens | 'needs_login' | 'unchanged',
): Promise<boolean> {
  const change =
    outcome === 'unchanged'
      ? {}
      : outcome === 'needs_login'
        ? { status: 'needs_login' as const, access_token: '', refresh_token: '' }
        : { ...outcome, generation: generation + 1 };
  const { numUpdatedRows } = await tx.sql
    .updateTable('zoom_grant')
    .set({ ...change, lease_owner: null, lease_until: null })
    .where('member_id', '=', memberId)
    .where('generation', '=', generation)
    .where('lease_owner', '=', owner)
    .executeTakeFirstOrThrow();
  tx.afterCommitRing(grantTopic(memberId));
  return numUpdatedRows > 0n;
}

/** Forgets what a member granted. @returns what it was */
export async function deleteGrant(tx: Tx, memberId: string): Promise<Grant | null> {
  const row = await tx.sql
    .deleteFrom('zoom_grant')
    .where('member_id', '=', memberId)
    .returningAll()
    .executeTakeFirst();
  tx.afterCommitRing(grantTopic(memberId));
  return row ?? null;
}

/** Whose connection it is that ends. */
export interface Leaving {
  memberId: string;
  organizationId: string;
  /** Whom the member is bound to at Zoom, with or without a grant. */
  zoomUserId: string | null;
  connectedAt: string | null;
}

/** By Zoom user or by member; `null` where it is nobody's here. */
export async function leaving(
  tx: Tx,
  who: { zoomUserId: string } | { memberId: string },
): Promise<Leaving | null> {
  const [column, value] =
    'memberId' in who
      ? (['member.id', who.memberId] as const)
      : (['member.zoom_user_id', who.zoomUserId] as const);
  const row = await tx.sql
    .selectFrom('member')
    .leftJoin('zoom_grant', 'zoom_grant.member_id', 'member.id')
    .select(['member.id', 'member.organization_id', 'member.zoom_user_id'])
    .select('zoom_grant.connected_at')
    .where(column, '=', value)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        memberId: row.id,
        organizationId: row.organization_id,
        zoomUserId: row.zoom_user_id,
        connectedAt: row.connected_at,
      };
}

/** Gives a grant to another member, with tokens that are sealed for them. */
export async function handGrant(
  tx: Tx,
  from: string,
  to: Pick<Grant, 'member_id' | 'organization_id' | 'access_token' | 'refresh_token'>,
): Promise<void> {
  await tx.sql.updateTable('zoom_grant').set(to).where('member_id', '=', from).execute();
}
