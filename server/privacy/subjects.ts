import { candidateToErase } from '../../db/candidates.ts';
import { memberOf } from '../../db/members.ts';
import type { Tx } from '../../db/transact.ts';
import type { Known } from './plan.ts';

/** Who is meant; `null` where the organization has nobody like that, or not any more. */
export async function subjectOf(
  sql: Tx['sql'],
  organizationId: string,
  whose: { candidateId: string } | { memberId: string },
): Promise<Known | null> {
  if ('memberId' in whose) {
    const member = await memberOf(sql, organizationId, whose.memberId);
    if (member === null) return null;
    return { kind: 'member', id: member.id, organizationId, name: member.name };
  }
  const name = await candidateToErase(sql, organizationId, whose.candidateId);
  return name === null ? null : { kind: 'candidate', id: whose.candidateId, organizationId, name };
}
