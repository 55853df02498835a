import type { RecordKind } from '../../common/records.ts';
import type { Database } from '../open.ts';
import type { Tx } from '../transact.ts';

/** A connected member of an organization that collects a kind. */
export interface Collector {
  memberId: string;
  organizationId: string;
  /** What they granted, separated by spaces. */
  scope: string;
}

/** @param of one organization only */
export async function collectors(
  database: Database,
  kind: RecordKind,
  of?: string,
): Promise<Collector[]> {
  const rows = await database.read
    .selectFrom('zoom_grant')
    .innerJoin('member', 'member.id', 'zoom_grant.member_id')
    .innerJoin('collecting', 'collecting.organization_id', 'zoom_grant.organization_id')
    .select(['zoom_grant.member_id', 'zoom_grant.organization_id', 'zoom_grant.scope'])
    .where('collecting.kind', '=', kind)
    .$if(of !== undefined, (query) => query.where('collecting.organization_id', '=', of!))
    .where('zoom_grant.status', '=', 'connected')
    .where('member.active', '=', 1)
    .orderBy('zoom_grant.member_id')
    .execute();
  return rows.map((row) => ({
    memberId: row.member_id,
    organizationId: row.organization_id,
    scope: row.scope,
  }));
}

/** The active member with this Zoom user id, in the organization that Zoom told about. */
export async function memberOfZoomUser(
  tx: Tx,
  organizationId: string,
  zoomUserId: string | null,
): Promise<string | null> {
  if (zoomUserId === null) return null;
  const row = await tx.sql
    .selectFrom('member')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('zoom_user_id', '=', zoomUserId)
    .executeTakeFirst();
  return row?.id ?? null;
}
