import type { Candidate } from '../common/candidate.ts';
import { lockLogs } from './move.ts';
import type { Tx } from './transact.ts';

/** A profile as it is now, under the candidate's lock, so that nobody changes it meanwhile. */
export async function lockedProfile(
  tx: Tx,
  organizationId: string,
  candidateId: string,
): Promise<Candidate | null> {
  await lockLogs(tx, [candidateId]);
  const row = await tx.sql
    .selectFrom('candidate')
    .select('profile')
    .where('id', '=', candidateId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row && row.profile !== '' ? JSON.parse(row.profile) : null;
}
