import type { InterviewRow } from '../interviews.ts';
import type { Database } from '../open.ts';
import { interviewFromRow } from '../rows.ts';

/** An interview with what a report names. */
export interface ReportedInterview extends InterviewRow {
  jobId: string | null;
  jobTitle: string | null;
}

/** Interviews planned between two moments, in their order; those that were cancelled are no part. */
export async function reportedInterviews(
  { read }: Database,
  organizationId: string,
  between: { from: string; to: string },
  limit: number,
): Promise<ReportedInterview[]> {
  const rows = await read
    .selectFrom('interview')
    .innerJoin('candidate', 'candidate.id', 'interview.candidate_id')
    .leftJoin('application', 'application.id', 'interview.application_id')
    .selectAll('interview')
    .select(['candidate.name as candidate_name', 'application.job_id', 'application.job_title'])
    .where('interview.organization_id', '=', organizationId)
    .where('interview.starts_at', '>=', between.from)
    .where('interview.starts_at', '<', between.to)
    .where('interview.status', '!=', 'cancelled')
    .orderBy('interview.starts_at')
    .orderBy('interview.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    candidateId: row.candidate_id,
    candidateName: row.candidate_name,
    interview: interviewFromRow(row),
    jobId: row.job_id,
    jobTitle: row.job_title,
  }));
}
