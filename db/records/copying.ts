import type { CopyState } from '../../common/copies.ts';
import type { Database } from '../open.ts';
import type { Tx } from '../transact.ts';

/** Whether the organization wants copies now: it collects recordings, and has said so. */
export async function wantsCopies(tx: Tx, organizationId: string): Promise<boolean> {
  const row = await tx.sql
    .selectFrom('copying')
    .innerJoin('collecting', 'collecting.organization_id', 'copying.organization_id')
    .select('copying.since')
    .where('copying.organization_id', '=', organizationId)
    .where('collecting.kind', '=', 'recordings')
    .executeTakeFirst();
  return row !== undefined;
}

export async function copyingOf(
  { read }: Database,
  organizationId: string,
): Promise<{ since: string; byMemberId: string | null } | null> {
  const row = await read
    .selectFrom('copying')
    .select(['since', 'by_member_id as byMemberId'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row ?? null;
}

/** Turns copies on; on already, they stay as they are. @returns whether they were off */
export async function startCopying(
  tx: Tx,
  one: { organizationId: string; since: string; byMemberId: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.sql
    .insertInto('copying')
    .values({
      organization_id: one.organizationId,
      since: one.since,
      by_member_id: one.byMemberId,
    })
    .onConflict((conflict) => conflict.column('organization_id').doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** @returns whether they were on */
export async function stopCopying(tx: Tx, organizationId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.sql
    .deleteFrom('copying')
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export interface CopyCount {
  state: CopyState;
  files: number;
  /** Those that are here. */
  bytes: number;
}

/** How many copies an organization has in each state, and how large they are. */
export async function countCopies(
  { read }: Database,
  organizationId: string,
): Promise<CopyCount[]> {
  const rows = await read
    .selectFrom('recording_copy')
    .select(({ fn }) => [
      'state',
      fn.countAll<number>().as('files'),
      fn.sum<number>('bytes').as('bytes'),
    ])
    .where('organization_id', '=', organizationId)
    .where('state', '!=', 'removing')
    .groupBy('state')
    .execute();
  return rows.map(({ state, files, bytes }) => ({
    state: state as CopyState,
    files: Number(files),
    bytes: Number(bytes),
  }));
}
