import type { Kysely } from 'kysely';
import type { Candidate } from '../common/candidate.ts';
import type { EventBody } from '../common/events.ts';
import { lockLogs } from './move.ts';
import type { Schema } from './schema.ts';
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

/** Addresses of a candidate that were corrected, each with when it was. */
export async function correctedAddresses(
  sql: Kysely<Schema>,
  candidateId: string,
): Promise<{ address: string; at: string }[]> {
  const rows = await sql
    .selectFrom('event')
    .select(['body', 'server_at'])
    .where('candidate_id', '=', candidateId)
    .where('type', '=', 'candidate.edited')
    .where('body', 'is not', null)
    .execute();
  return rows.flatMap(({ body, server_at: at }) => {
    const { was } = JSON.parse(body!) as EventBody<'candidate.edited'>;
    return was?.email ? [{ address: was.email, at }] : [];
  });
}
