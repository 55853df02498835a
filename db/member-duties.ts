import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** An interview that is not over, and what a member is in it. */
export interface InterviewAhead {
  id: string;
  title: string;
  startsAt: string;
  candidateId: string;
  candidateName: string;
  /** Has a seat on its panel. */
  interviews: boolean;
  /** Its meeting at Zoom is theirs. */
  hosts: boolean;
}

/** The interviews ahead that a member sits on or hosts, soonest first. */
export async function interviewsAhead(
  sql: Kysely<Schema>,
  { id, organizationId }: { id: string; organizationId: string },
  now: string,
): Promise<InterviewAhead[]> {
  const rows = await sql
    .selectFrom('interview')
    .innerJoin('candidate', 'candidate.id', 'interview.candidate_id')
    .leftJoin('interview_member as seat', (join) =>
      join.onRef('seat.interview_id', '=', 'interview.id').on('seat.member_id', '=', id),
    )
    .leftJoin('meeting_plan as plan', (join) =>
      join.onRef('plan.interview_id', '=', 'interview.id').on('plan.host_id', '=', id),
    )
    .select(['interview.id', 'interview.title', 'interview.starts_at', 'interview.candidate_id'])
    .select(['candidate.name', 'seat.member_id as seat', 'plan.host_id as host'])
    .where('interview.organization_id', '=', organizationId)
    .where('candidate.kind', '=', 'candidate')
    .where('interview.status', 'in', ['scheduled', 'in_progress'])
    .where('interview.ends_at', '>', now)
    .where((where) =>
      where.or([where('seat.member_id', 'is not', null), where('plan.host_id', 'is not', null)]),
    )
    .orderBy('interview.starts_at')
    .orderBy('interview.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    startsAt: row.starts_at,
    candidateId: row.candidate_id,
    candidateName: row.name,
    interviews: row.seat !== null,
    hosts: row.host !== null,
  }));
}

/** How many sign-ins by token and open notices a member has. */
export async function openOf(
  sql: Kysely<Schema>,
  id: string,
): Promise<{ tokens: number; notices: number }> {
  const tokens = await sql
    .selectFrom('access_token')
    .select((one) => one.fn.countAll<number>().as('rows'))
    .where('member_id', '=', id)
    .executeTakeFirstOrThrow();
  const notices = await sql
    .selectFrom('notice')
    .select((one) => one.fn.countAll<number>().as('rows'))
    .where('member_id', '=', id)
    .where('dismissed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { tokens: Number(tokens.rows), notices: Number(notices.rows) };
}
