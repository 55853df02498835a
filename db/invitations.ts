import type { Kysely } from 'kysely';
import type { Application } from '../common/application.ts';
import type { Candidate } from '../common/candidate.ts';
import type { Interview } from '../common/interview.ts';
import { planOf } from './meeting-plans.ts';
import { applicationFromRow, interviewFromRow } from './rows.ts';
import type { Schema } from './schema.ts';

/** What an invitation is made of, as the rows have it. */
export interface InvitationRows {
  organizationName: string;
  candidateId: string;
  candidate: Candidate;
  interview: Interview;
  application: Application | null;
  /** Names of the interview panel, in its order. */
  interviewers: string[];
  /** Zoom's link for the invited and its passcode, sealed; `null` where Hireside made no meeting. */
  meeting: { joinUrl: string; passcode: string } | null;
}

/** `null` where the organization has no such interview. */
export async function invitationRows(
  sql: Kysely<Schema>,
  organizationId: string,
  interviewId: string,
): Promise<InvitationRows | null> {
  const row = await sql
    .selectFrom('interview')
    .innerJoin('candidate', 'candidate.id', 'interview.candidate_id')
    .innerJoin('organization', 'organization.id', 'interview.organization_id')
    .selectAll('interview')
    .select(['candidate.profile', 'organization.name as organization_name'])
    .where('interview.id', '=', interviewId)
    .where('interview.organization_id', '=', organizationId)
    .executeTakeFirst();
  if (row === undefined || row.profile === '') return null;
  const interview = interviewFromRow(row);
  const application =
    interview.applicationId === null
      ? undefined
      : await sql
          .selectFrom('application')
          .selectAll()
          .where('id', '=', interview.applicationId)
          .where('candidate_id', '=', row.candidate_id)
          .executeTakeFirst();
  const members =
    interview.memberIds.length === 0
      ? []
      : await sql
          .selectFrom('member')
          .select(['id', 'name'])
          .where('organization_id', '=', organizationId)
          .where('id', 'in', interview.memberIds)
          .execute();
  const plan = await planOf(sql, organizationId, interviewId);
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return {
    organizationName: row.organization_name,
    candidateId: row.candidate_id,
    candidate: JSON.parse(row.profile),
    interview,
    application: application === undefined ? null : applicationFromRow(application),
    interviewers: interview.memberIds.flatMap((id) => names.get(id) ?? []),
    meeting:
      plan?.state === 'cancelled' || !plan?.meeting_number
        ? null
        : { joinUrl: plan.join_url, passcode: plan.passcode },
  };
}
