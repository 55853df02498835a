import type { Selectable } from 'kysely';
import type { LogEvent } from '../common/events.ts';
import type { Guide } from '../common/guide.ts';
import { type Scorecard, scorecardId } from '../common/scorecard.ts';
import type { GuideTable, JudgementTable } from './schema/interview.ts';
import type { ScorecardTable } from './schema.ts';

/** Rows of the interview itself: scorecards, their logs, guides. */
type Owner = { candidate_id: string; organization_id: string };
const flag = (value: boolean) => (value ? 1 : 0);

export function scorecardFromRow(row: Selectable<ScorecardTable>): Scorecard {
  return {
    id: row.id,
    interviewId: row.interview_id,
    applicationId: row.application_id,
    memberId: row.member_id,
    version: row.version,
    ratings: JSON.parse(row.ratings),
    recommendation: row.recommendation as Scorecard['recommendation'],
    comment: row.comment,
    earlier: JSON.parse(row.earlier),
    submittedAt: row.submitted_at,
    changed: row.changed === null ? null : JSON.parse(row.changed),
  };
}

export function scorecardToRow(one: Scorecard, owner: Owner): ScorecardTable {
  return {
    id: one.id,
    ...owner,
    interview_id: one.interviewId,
    application_id: one.applicationId,
    member_id: one.memberId,
    version: one.version,
    ratings: JSON.stringify(one.ratings),
    recommendation: one.recommendation,
    comment: one.comment,
    earlier: JSON.stringify(one.earlier),
    submitted_at: one.submittedAt,
    changed: one.changed === null ? null : JSON.stringify(one.changed),
  };
}

export function judgementFromRow(row: Selectable<JudgementTable>): LogEvent {
  return {
    seq: row.seq,
    card: row.card,
    id: row.id,
    type: row.type,
    actorId: row.actor_id,
    applicationId: row.application_id,
    interviewId: row.interview_id,
    meetingUuid: row.meeting_uuid,
    audience: 'team',
    body: row.body === null ? null : JSON.parse(row.body),
    clientAt: row.client_at,
    serverAt: row.server_at,
    late: row.late === 1,
    informed: row.informed === 1,
  } as LogEvent;
}

export function judgementToRow(candidateId: string, event: LogEvent): JudgementTable {
  const [interviewId, actorId] = [event.interviewId!, event.actorId!];
  return {
    scorecard_id: scorecardId(interviewId, actorId),
    card: event.card,
    candidate_id: candidateId,
    seq: event.seq,
    id: event.id,
    type: event.type,
    actor_id: actorId,
    application_id: event.applicationId,
    interview_id: interviewId,
    meeting_uuid: event.meetingUuid,
    body: event.body === null ? null : JSON.stringify(event.body),
    client_at: event.clientAt,
    server_at: event.serverAt,
    late: flag(event.late),
    informed: flag(event.informed),
  };
}

export const guideFromRow = (row: Selectable<GuideTable>): Guide => ({
  id: row.id,
  applicationId: row.application_id,
  questions: JSON.parse(row.questions),
  current: row.current,
});

export const guideToRow = (one: Guide, owner: Owner): GuideTable => ({
  id: one.id,
  ...owner,
  application_id: one.applicationId,
  questions: JSON.stringify(one.questions),
  current: one.current,
});
