import type { Kysely } from 'kysely';
import type { LegalHoldTable } from '../schema/privacy.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

/** A hold with whose data it keeps and who said so. */
export interface HoldRow extends LegalHoldTable {
  candidate_name: string;
  by_name: string | null;
}

export async function insertHold(
  tx: Tx,
  hold: Omit<LegalHoldTable, 'ended_by' | 'ended_at'>,
): Promise<void> {
  await tx.sql.insertInto('legal_hold').values(hold).execute();
}

const standing = (sql: Kysely<Schema>, organizationId: string) =>
  sql
    .selectFrom('legal_hold')
    .innerJoin('candidate', 'candidate.id', 'legal_hold.candidate_id')
    .leftJoin('member', 'member.id', 'legal_hold.by_member_id')
    .selectAll('legal_hold')
    .select(['candidate.name as candidate_name', 'member.name as by_name'])
    .where('legal_hold.organization_id', '=', organizationId)
    .where('legal_hold.ended_at', 'is', null)
    .orderBy('legal_hold.at')
    .orderBy('legal_hold.id');

/** The holds that stand, oldest first; those of one candidate where one is given. */
export function holdsOf(
  sql: Kysely<Schema>,
  organizationId: string,
  candidateId?: string,
): Promise<HoldRow[]> {
  const query = standing(sql, organizationId);
  return candidateId === undefined
    ? query.limit(500).execute()
    : query.where('legal_hold.candidate_id', '=', candidateId).execute();
}

/** @returns whether there was such a hold, and it stood */
export async function endHold(
  tx: Tx,
  organizationId: string,
  id: string,
  { by, at }: { by: string; at: string },
): Promise<string | null> {
  const row = await tx.sql
    .updateTable('legal_hold')
    .set({ ended_by: by, ended_at: at })
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .where('ended_at', 'is', null)
    .returning('candidate_id')
    .executeTakeFirst();
  return row?.candidate_id ?? null;
}
