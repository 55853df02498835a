import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Interview } from '../common/interview.ts';
import { LIMITS } from '../common/limits.ts';
import type { MatchInterview } from '../common/match.ts';
import type { Actor } from '../common/member.ts';
import { toInstant } from '../common/time.ts';
import { ofSeenApplication, visibleTo } from './candidates.ts';
import type { MeetingPlanRow } from './meeting-plans.ts';
import type { Database } from './open.ts';
import { interviewFromRow } from './rows.ts';
import type { Schema } from './schema.ts';

/** An interview with whose it is. */
export interface InterviewRow {
  candidateId: string;
  candidateName: string;
  interview: Interview;
}

const base = (database: Database, actor: Actor, now: number) =>
  database.read
    .selectFrom('interview')
    .innerJoin('candidate', 'candidate.id', 'interview.candidate_id')
    .selectAll('interview')
    .select(['candidate.name as candidate_name', 'candidate.email as candidate_email'])
    .where('interview.organization_id', '=', actor.organizationId)
    .where(visibleTo(actor, now))
    .where(ofSeen(actor, now));

/** Of no application, or of one that is the member's to see. */
const ofSeen = (actor: Actor, now: number) => (where: ExpressionBuilder<Schema, 'interview'>) =>
  where.or([
    where('interview.application_id', 'is', null),
    ofSeenApplication(actor, 'interview.application_id', now),
  ]);

/** As a list shows it: when the member has submitted their own scorecard, and nobody else's. */
export interface InterviewLine extends InterviewRow {
  jobTitle: string | null;
  ownScorecardAt: string | null;
  plan: PlanLine | null;
}

/** Of the plan of its meeting what a list needs, and no link. */
export type PlanLine = Pick<
  MeetingPlanRow,
  'state' | 'problem' | 'meeting_number' | 'meeting_host_id' | 'alternative_host_ids'
>;

/** Interviews the member may see, soonest first, by key. */
export async function listInterviews(
  database: Database,
  actor: Actor,
  filter: {
    from?: string;
    to?: string;
    candidateId?: string;
    after?: { startsAt: string; id: string };
    limit: number;
  },
  now: number,
): Promise<InterviewLine[]> {
  let query = base(database, actor, now)
    .leftJoin('application', 'application.id', 'interview.application_id')
    .leftJoin('scorecard', (join) =>
      join
        // The index is by candidate; a candidate has few of them.
        .onRef('scorecard.candidate_id', '=', 'interview.candidate_id')
        .onRef('scorecard.interview_id', '=', 'interview.id')
        .on('scorecard.member_id', '=', actor.id),
    )
    .leftJoin('meeting_plan', 'meeting_plan.interview_id', 'interview.id')
    .select(['application.job_title', 'scorecard.submitted_at'])
    .select(['meeting_plan.state', 'meeting_plan.problem', 'meeting_plan.meeting_host_id'])
    .select(['meeting_plan.alternative_host_ids', 'meeting_plan.meeting_number as plan_number']);
  if (filter.from !== undefined) query = query.where('interview.starts_at', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('interview.starts_at', '<', filter.to);
  if (filter.candidateId !== undefined) {
    query = query.where('interview.candidate_id', '=', filter.candidateId);
  }
  const { after } = filter;
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('interview.starts_at', '>', after.startsAt),
        where.and([
          where('interview.starts_at', '=', after.startsAt),
          where('interview.id', '>', after.id),
        ]),
      ]),
    );
  }
  const rows = await query
    .orderBy('interview.starts_at')
    .orderBy('interview.id')
    .limit(filter.limit)
    .execute();
  return rows.map((row) => ({
    candidateId: row.candidate_id,
    candidateName: row.candidate_name,
    interview: interviewFromRow(row),
    jobTitle: row.job_title,
    ownScorecardAt: row.submitted_at,
    plan: row.state && {
      state: row.state,
      problem: row.problem,
      meeting_number: row.plan_number,
      meeting_host_id: row.meeting_host_id,
      alternative_host_ids: row.alternative_host_ids!,
    },
  }));
}

/** An interview ahead, or going on. */
export interface NextInterview {
  id: string;
  startsAt: string;
  status: 'scheduled' | 'in_progress';
  reply: Interview['reply'];
}

/** The next interview of each of some candidates, of those the member may see. */
export async function nextInterviews(
  database: Database,
  actor: Actor,
  candidateIds: readonly string[],
  now: number,
): Promise<Map<string, NextInterview>> {
  if (candidateIds.length === 0) return new Map();
  const rows = await database.read
    .selectFrom('interview')
    .select(['id', 'candidate_id', 'starts_at', 'status', 'reply'])
    .where('candidate_id', 'in', candidateIds)
    .where('status', 'in', ['scheduled', 'in_progress'])
    .where('ends_at', '>', toInstant(now))
    .where((where) =>
      where.or([
        where('application_id', 'is', null),
        ofSeenApplication(actor, 'interview.application_id', now),
      ]),
    )
    .orderBy('starts_at', 'desc')
    .execute();
  // The soonest comes last, and stays.
  return new Map(
    rows.map((row) => {
      const status = row.status as NextInterview['status'];
      return [row.candidate_id, { id: row.id, startsAt: row.starts_at, status, reply: row.reply }];
    }),
  );
}

export async function interviewById(
  sql: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<InterviewRow | null> {
  const row = await sql
    .selectFrom('interview')
    .innerJoin('candidate', 'candidate.id', 'interview.candidate_id')
    .selectAll('interview')
    .select('candidate.name as candidate_name')
    .where('interview.id', '=', id)
    .where('interview.organization_id', '=', organizationId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    candidateId: row.candidate_id,
    candidateName: row.candidate_name,
    interview: interviewFromRow(row),
  };
}

/** What is known of a meeting. */
interface PossibleMeeting {
  linkedId: string | null;
  /** Whose link opened the app; the caller has asked whether the member may see it. */
  askedId: string | null;
  number: string | null;
  emails: readonly string[];
}

/**
 * The interviews a meeting could be, of those the member may see: the linked one, the one whose
 * link opened the app, those with its number, those around now that the member sits on or whose candidate shared an address.
 */
export async function matchCandidates(
  database: Database,
  actor: Actor,
  meeting: PossibleMeeting,
  now: number,
): Promise<(MatchInterview & { candidateName: string; title: string; jobTitle: string | null })[]> {
  const rows = await database.read
    .selectFrom(possibleIds(database, actor, meeting, now).as('possible'))
    // A cross join is the order in which SQLite reads: the few first, whatever it knows of sizes.
    .crossJoin('interview')
    .innerJoin('candidate', 'candidate.id', 'interview.candidate_id')
    .leftJoin('application', 'application.id', 'interview.application_id')
    .leftJoin('interview_member', (join) =>
      join
        .onRef('interview_member.interview_id', '=', 'interview.id')
        .on('interview_member.member_id', '=', actor.id),
    )
    .selectAll('interview')
    .select(['candidate.name as candidate_name', 'candidate.email as candidate_email'])
    .select(['application.job_title', 'interview_member.member_id as mine'])
    .whereRef('interview.id', '=', 'possible.id')
    .where('interview.organization_id', '=', actor.organizationId)
    .where(visibleTo(actor, now))
    .where(ofSeen(actor, now))
    .orderBy('interview.starts_at')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    candidateId: row.candidate_id,
    candidateEmail: row.candidate_email,
    candidateName: row.candidate_name,
    title: row.title,
    jobTitle: row.job_title,
    meetingNumber: row.meeting_number,
    startsAt: row.starts_at,
    minutes: row.minutes,
    status: row.status,
    mine: row.mine !== null,
  }));
}

/** Each reason by the index that answers it; asked in one condition, none of them would be used. */
function possibleIds({ read }: Database, actor: Actor, meeting: PossibleMeeting, now: number) {
  const ours = () =>
    read
      .selectFrom('interview')
      .select('interview.id')
      .where('interview.organization_id', '=', actor.organizationId);
  const around = () =>
    ours()
      .where('interview.starts_at', '>=', toInstant(now - LIMITS.matchAfterMs - 24 * 3_600_000))
      .where('interview.starts_at', '<=', toInstant(now + LIMITS.matchBeforeMs));
  let ids = around().where((where) =>
    where.exists(
      where
        .selectFrom('interview_member')
        .select('interview_member.member_id')
        .whereRef('interview_member.interview_id', '=', 'interview.id')
        .where('interview_member.member_id', '=', actor.id),
    ),
  );
  const named = [meeting.linkedId, meeting.askedId].filter((one) => one !== null);
  for (const id of named) ids = ids.union(ours().where('id', '=', id));
  if (meeting.number !== null) {
    ids = ids.union(ours().where('meeting_number', '=', meeting.number));
  }
  if (meeting.emails.length > 0) {
    const emails = meeting.emails.map((email) => email.toLowerCase());
    ids = ids.union(
      around().where('candidate_id', 'in', (from) =>
        from
          .selectFrom('candidate')
          .select('candidate.id')
          .where('candidate.organization_id', '=', actor.organizationId)
          .where('candidate.email', 'in', emails),
      ),
    );
  }
  return ids;
}
