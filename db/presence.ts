import { toInstant } from '../common/time.ts';
import type { Database } from './open.ts';
import type { Tx } from './transact.ts';

/** A member who has a candidate's panel open at a server; without streams: has it no more. */
export interface PresenceRow {
  organizationId: string;
  candidateId: string;
  memberId: string;
  streams: number;
  writing: boolean;
}

/** Rung when somebody comes to a candidate, goes, or begins to write. */
export const presenceTopic = (candidateId: string): string => `presence:${candidateId}`;

/**
 * Says that a server lives until then, and forgets those that do not.
 * @returns whether it was known: what a server that was not had written is gone
 */
export async function renewServer(
  tx: Tx,
  serverId: string,
  { now, until }: { now: number; until: number },
): Promise<boolean> {
  const lease_until = toInstant(until);
  const { numUpdatedRows } = await tx.sql
    .updateTable('server')
    .set({ lease_until })
    .where('id', '=', serverId)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) {
    await tx.sql.insertInto('server').values({ id: serverId, lease_until }).execute();
  }
  await tx.sql.deleteFrom('server').where('lease_until', '<', toInstant(now)).execute();
  return numUpdatedRows > 0n;
}

/** Forgets a server that leaves, and tells the others. */
export async function forgetServer(tx: Tx, serverId: string): Promise<void> {
  const rows = await tx.sql
    .selectFrom('presence')
    .select('candidate_id')
    .distinct()
    .where('server_id', '=', serverId)
    .execute();
  await tx.sql.deleteFrom('server').where('id', '=', serverId).execute();
  for (const { candidate_id } of rows) tx.afterCommitRing(presenceTopic(candidate_id));
}

/** Writes down who is at a server, as far as it changed. The server must be known. */
export async function writePresence(
  tx: Tx,
  serverId: string,
  changes: readonly PresenceRow[],
): Promise<void> {
  for (const { candidateId, memberId } of changes.filter(({ streams }) => streams === 0)) {
    await tx.sql
      .deleteFrom('presence')
      .where('server_id', '=', serverId)
      .where('candidate_id', '=', candidateId)
      .where('member_id', '=', memberId)
      .execute();
  }
  const values = changes
    .filter(({ streams }) => streams > 0)
    .map((one) => ({
      server_id: serverId,
      candidate_id: one.candidateId,
      member_id: one.memberId,
      organization_id: one.organizationId,
      streams: one.streams,
      writing: one.writing ? (1 as const) : (0 as const),
    }));
  if (values.length > 0) {
    await tx.sql
      .insertInto('presence')
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(['server_id', 'candidate_id', 'member_id']).doUpdateSet((set) => ({
          streams: set.ref('excluded.streams'),
          writing: set.ref('excluded.writing'),
        })),
      )
      .execute();
  }
  for (const { candidateId } of changes) tx.afterCommitRing(presenceTopic(candidateId));
}

/** Who has these candidates' panels open at other servers that live. */
export async function presenceElsewhere(
  database: Database,
  serverId: string,
  candidateIds: readonly string[],
  now: number,
): Promise<{ candidateId: string; memberId: string; writing: boolean }[]> {
  if (candidateIds.length === 0) return [];
  const rows = await database.read
    .selectFrom('presence')
    .innerJoin('server', 'server.id', 'presence.server_id')
    .select(['candidate_id', 'member_id', 'writing'])
    .where('candidate_id', 'in', candidateIds)
    .where('server_id', '!=', serverId)
    .where('lease_until', '>=', toInstant(now))
    .execute();
  return rows.map((row) => ({
    candidateId: row.candidate_id,
    memberId: row.member_id,
    writing: row.writing === 1,
  }));
}

/** How many streams a member has open at other servers that live. */
export async function streamsElsewhere(
  database: Database,
  serverId: string,
  memberId: string,
  now: number,
): Promise<number> {
  const row = await database.read
    .selectFrom('presence')
    .innerJoin('server', 'server.id', 'presence.server_id')
    .select((select) => select.fn.sum<number | null>('streams').as('streams'))
    .where('member_id', '=', memberId)
    .where('server_id', '!=', serverId)
    .where('lease_until', '>=', toInstant(now))
    .executeTakeFirstOrThrow();
  return Number(row.streams ?? 0);
}
