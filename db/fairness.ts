import type { Kysely } from 'kysely';
import type { Guide } from '../common/guide.ts';
import type { Interview } from '../common/interview.ts';
import { guideFromRow } from './judgement-rows.ts';
import type { Database } from './open.ts';
import { interviewFromRow } from './rows.ts';
import type { Schema } from './schema.ts';

/** An interview of a job that was held, with how its guide was played. */
export interface HeldInterview {
  candidateId: string;
  candidateName: string;
  interview: Interview;
  guide: Guide | null;
}

/** Interviews of a job that have begun and have a kit, oldest first. */
export async function heldInterviews(
  { read }: Database,
  organizationId: string,
  jobId: string,
  limit: number,
): Promise<HeldInterview[]> {
  const rows = await held(read, organizationId)
    .where('application.job_id', '=', jobId)
    .where('candidate.kind', '!=', 'quarantined')
    .orderBy('interview.started_at', 'desc')
    .limit(limit)
    .execute();
  return withGuides(read, rows.reverse());
}

/** Those of one candidate, each with its job, oldest first; whoever waits to be erased included. */
export async function heldBy(
  sql: Kysely<Schema>,
  organizationId: string,
  candidateId: string,
): Promise<(HeldInterview & { jobId: string })[]> {
  const rows = await held(sql, organizationId)
    .where('interview.candidate_id', '=', candidateId)
    .orderBy('interview.started_at')
    .execute();
  const interviews = await withGuides(sql, rows);
  return interviews.map((one, index) => ({ ...one, jobId: rows[index]!.job_id }));
}

const held = (sql: Kysely<Schema>, organizationId: string) =>
  sql
    .selectFrom('application')
    .innerJoin('interview', 'interview.application_id', 'application.id')
    .innerJoin('candidate', 'candidate.id', 'interview.candidate_id')
    .selectAll('interview')
    .select(['candidate.name as candidate_name', 'application.job_id'])
    .where('application.organization_id', '=', organizationId)
    .where('interview.started_at', 'is not', null)
    .where('interview.kit_id', 'is not', null);

type HeldRow = Awaited<ReturnType<ReturnType<typeof held>['execute']>>[number];

async function withGuides(sql: Kysely<Schema>, rows: readonly HeldRow[]): Promise<HeldInterview[]> {
  if (rows.length === 0) return [];
  const guides = await sql
    .selectFrom('guide')
    .selectAll()
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const byInterview = new Map(guides.map((row) => [row.id, guideFromRow(row)]));
  return rows.map((row) => ({
    candidateId: row.candidate_id,
    candidateName: row.candidate_name,
    interview: interviewFromRow(row),
    guide: byInterview.get(row.id) ?? null,
  }));
}
