import type { Database } from './open.ts';
import type { AuditTable } from './schema-interview.ts';
import type { Tx } from './transact.ts';

/** What is kept of who did what. Rows are added and read, never changed. */
export interface AuditEntry {
  id: string;
  organizationId: string;
  at: string;
  actorId: string | null;
  action: string;
  candidateId: string | null;
  interviewId: string | null;
  detail: Record<string, unknown>;
}

/** @param key the same thing is kept once under one key; `null` keeps every one */
export async function insertAudit(tx: Tx, entry: AuditEntry, key: string | null): Promise<void> {
  const row: AuditTable = {
    id: entry.id,
    organization_id: entry.organizationId,
    at: entry.at,
    actor_id: entry.actorId,
    action: entry.action,
    candidate_id: entry.candidateId,
    interview_id: entry.interviewId,
    detail: JSON.stringify(entry.detail),
    key,
  };
  await tx.sql
    .insertInto('audit')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** Newest first, after a key. */
export async function listAudit(
  database: Database,
  organizationId: string,
  options: { after?: { at: string; id: string }; limit: number },
): Promise<AuditEntry[]> {
  let query = database.read
    .selectFrom('audit')
    .selectAll()
    .where('organization_id', '=', organizationId);
  const { after, limit } = options;
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('at', '<', after.at),
        where.and([where('at', '=', after.at), where('id', '<', after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    at: row.at,
    actorId: row.actor_id,
    action: row.action,
    candidateId: row.candidate_id,
    interviewId: row.interview_id,
    detail: JSON.parse(row.detail),
  }));
}
