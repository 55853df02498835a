import type { Kysely } from 'kysely';
import type { ErasureRequestTable } from '../schema/access.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

/** Keeps that a member asked; asking again changes nothing. @returns whether it is new */
export async function askToBeErased(tx: Tx, row: ErasureRequestTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx.sql
    .insertInto('erasure_request')
    .values(row)
    .onConflict((conflict) => conflict.column('member_id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/** @returns whether they had asked */
export async function takeBackRequest(tx: Tx, memberId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.sql
    .deleteFrom('erasure_request')
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function requestOf(
  on: Kysely<Schema>,
  memberId: string,
): Promise<ErasureRequestTable | null> {
  const row = await on
    .selectFrom('erasure_request')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row ?? null;
}

/** Who of an organization asked, the longest waiting first. */
export async function erasureRequests(
  on: Kysely<Schema>,
  organizationId: string,
): Promise<{ memberId: string; name: string; at: string }[]> {
  return on
    .selectFrom('erasure_request')
    .innerJoin('member', 'member.id', 'erasure_request.member_id')
    .select(['member.id as memberId', 'member.name', 'erasure_request.at'])
    .where('erasure_request.organization_id', '=', organizationId)
    .orderBy('erasure_request.at')
    .orderBy('erasure_request.id')
    .execute();
}
