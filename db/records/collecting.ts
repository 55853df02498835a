import type { RecordKind } from '../../common/records.ts';
import type { Database } from '../open.ts';
import type { Tx } from '../transact.ts';

/** Whether the organization collects this kind now: asked before anything is fetched or kept. */
export async function collects(tx: Tx, organizationId: string, kind: RecordKind): Promise<boolean> {
  const row = await tx.sql
    .selectFrom('collecting')
    .select('kind')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Collecting {
  kind: RecordKind;
  since: string;
  byMemberId: string | null;
}

export async function collectingOf(
  database: Database,
  organizationId: string,
): Promise<Collecting[]> {
  return database.read
    .selectFrom('collecting')
    .select(['kind', 'since', 'by_member_id as byMemberId'])
    .where('organization_id', '=', organizationId)
    .orderBy('kind')
    .execute();
}

/** Turns a kind on; on already, it stays as it is. */
export async function startCollecting(
  tx: Tx,
  one: { organizationId: string; kind: RecordKind; since: string; byMemberId: string },
): Promise<void> {
  await tx.sql
    .insertInto('collecting')
    .values({
      organization_id: one.organizationId,
      kind: one.kind,
      since: one.since,
      by_member_id: one.byMemberId,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'kind']).doNothing())
    .execute();
}

export async function stopCollecting(
  tx: Tx,
  organizationId: string,
  kind: RecordKind,
): Promise<void> {
  await tx.sql
    .deleteFrom('collecting')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', kind)
    .execute();
}
