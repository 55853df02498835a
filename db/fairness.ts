import type { Guide } from '../common/guide.ts';
import type { Interview } from '../common/interview.ts';
import { guideFromRow } from './judgement-rows.ts';
import type { Database } from './open.ts';
import { interviewFromRow } from './rows.ts';

/** An interview of a job that was held, with how its guide was played. */
export interface HeldInterview {
  candidateId: string;
  candidateName: string;
  interview: Interview;
  guide: Guide | null;
}

/** Interviews of a job that have begun and have a kit, oldest first. */
export async function heldInterviews(
  database: Database,
  organizationId: string,
  jobId: string,
  limit: number,
): Promise<HeldInterview[]> {
  const rows = await database.read
    .selectFrom('application')
    .innerJoin('interview', 'interview.application_id', 'application.id')
    .innerJoin('candidate', 'candidate.id', 'interview.candidate_id')
    .selectAll('interview')
    .select('candidate.name as candidate_name')
    .where('application.organization_id', '=', organizationId)
    .where('application.job_id', '=', jobId)
    .where('candidate.kind', '!=', 'quarantined')
    .where('interview.started_at', 'is not', null)
    .where('interview.kit_id', 'is not', null)
    .orderBy('interview.started_at', 'desc')
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const guides = await database.read
    .selectFrom('guide')
    .selectAll()
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const byInterview = new Map(guides.map((row) => [row.id, guideFromRow(row)]));
  return rows.reverse().map((row) => ({
    candidateId: row.candidate_id,
    candidateName: row.candidate_name,
    interview: interviewFromRow(row),
    guide: byInterview.get(row.id) ?? null,
  }));
}
