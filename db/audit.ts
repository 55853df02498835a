import type { AuditAction } from '../common/audit.ts';
import { type AuditFilter, auditWhere } from './audit-filter.ts';
import type { Database } from './open.ts';
import type { AuditTable } from './schema/interview.ts';
import type { Tx } from './transact.ts';

/** What is kept of who did what. Rows are added and read; the database refuses other changes. */
export interface AuditEntry {
  id: string;
  organizationId: string;
  at: string;
  actorId: string | null;
  action: AuditAction;
  candidateId: string | null;
  interviewId: string | null;
  detail: Record<string, unknown>;
}

/** An entry as people read it: with the names of whom and what it is about, where they still are. */
export interface AuditRow extends Omit<AuditEntry, 'action'> {
  /** Of a row that came with an import, perhaps one that this version does not know. */
  action: string;
  candidateName: string | null;
  interviewTitle: string | null;
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

/** Newest first, after a key; those that fit the filter. */
export async function listAudit(
  database: Database,
  organizationId: string,
  options: { after?: { at: string; id: string }; limit: number; filter?: AuditFilter },
): Promise<AuditRow[]> {
  let query = database.read
    .selectFrom('audit')
    .leftJoin('candidate', (join) =>
      join
        .onRef('candidate.id', '=', 'audit.candidate_id')
        .onRef('candidate.organization_id', '=', 'audit.organization_id'),
    )
    .leftJoin('interview', (join) =>
      join
        .onRef('interview.id', '=', 'audit.interview_id')
        .onRef('interview.candidate_id', '=', 'candidate.id'),
    )
    .selectAll('audit')
    .select(['candidate.name as candidate_name', 'interview.title as interview_title'])
    .where('audit.organization_id', '=', organizationId);
  const { after, limit, filter } = options;
  if (filter !== undefined) query = query.where(auditWhere(database, filter));
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('audit.at', '<', after.at),
        where.and([where('audit.at', '=', after.at), where('audit.id', '<', after.id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    at: row.at,
    actorId: row.actor_id,
    action: row.action,
    candidateId: row.candidate_id,
    interviewId: row.interview_id,
    detail: JSON.parse(row.detail),
    candidateName: row.candidate_name || null,
    interviewTitle: row.interview_title,
  }));
}

/** Who changed a job last, and when; `null` where nobody did. */
export async function lastJobChange(
  tx: Tx,
  organizationId: string,
  jobId: string,
): Promise<{ at: string; by: string | null } | null> {
  const row = await tx.sql
    .selectFrom('audit')
    .leftJoin('member', 'member.id', 'audit.actor_id')
    .select(['audit.at', 'member.name as by'])
    .where('audit.organization_id', '=', organizationId)
    .where('audit.action', 'in', ['job.changed', 'job.team_changed'])
    .where('audit.detail', 'like', `%"jobId":${JSON.stringify(jobId)}%`)
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
