import type { Draft } from '../common/events.ts';
import type { CandidateFacts } from '../common/facts.ts';
import type { Actor } from '../common/member.ts';
import type { Stage } from '../common/pipeline.ts';
import type { Circumstances } from '../common/rules.ts';
import { scorecardId } from '../common/scorecard.ts';
import { isJudgement } from '../common/visibility.ts';
import type { LogKey } from './append.ts';
import { scorecardFromRow } from './judgement-rows.ts';
import { applicationFromRow, interviewFromRow, noteFromRow } from './rows.ts';
import type { Tx } from './transact.ts';

/** Reads what the rules need to judge one event; no more than its type asks for. */
export async function circumstancesOf(
  tx: Tx,
  log: LogKey,
  event: Draft,
  known: { actor: Actor; facts: CandidateFacts; now: number },
): Promise<Circumstances> {
  const { type, applicationId, interviewId } = event;
  const isMove = type === 'stage.changed' || type === 'stage.reverted' || type === 'hold.changed';
  const application =
    isMove && applicationId
      ? await tx.sql
          .selectFrom('application')
          .innerJoin('job', 'job.id', 'application.job_id')
          .selectAll('application')
          .select('job.stages')
          .where('application.id', '=', applicationId)
          .where('application.candidate_id', '=', log.candidateId)
          .executeTakeFirst()
      : undefined;
  const noteId = 'noteId' in event.body ? event.body.noteId : null;
  const note = noteId
    ? await tx.sql
        .selectFrom('note')
        .selectAll()
        .where('candidate_id', '=', log.candidateId)
        .where('id', '=', noteId)
        .executeTakeFirst()
    : undefined;
  const interview =
    (type === 'interview.ended' || type === 'interview.no_show') && interviewId
      ? await tx.sql
          .selectFrom('interview')
          .selectAll()
          .where('id', '=', interviewId)
          .where('candidate_id', '=', log.candidateId)
          .executeTakeFirst()
      : undefined;
  const scorecard =
    isJudgement(type) && interviewId
      ? await tx.sql
          .selectFrom('scorecard')
          .selectAll()
          .where('id', '=', scorecardId(interviewId, known.actor.id))
          .where('candidate_id', '=', log.candidateId)
          .executeTakeFirst()
      : undefined;
  return {
    ...known,
    scorecard: scorecard ? scorecardFromRow(scorecard) : null,
    note: note ? noteFromRow(note) : null,
    application: application ? applicationFromRow(application) : null,
    interview: interview ? interviewFromRow(interview) : null,
    stages: application ? (JSON.parse(application.stages) as Stage[]) : [],
    meetingMovedTo: await movedTo(tx, log, event.meetingUuid ?? null),
  };
}

/**
 * The candidate this meeting is linked to by now, where that is another than the log's. A meeting
 * that went on to the next interview still counts as the earlier one's: only a correction, which
 * takes the meeting from the interview, moves what was written.
 */
async function movedTo(tx: Tx, log: LogKey, meetingUuid: string | null): Promise<string | null> {
  if (meetingUuid === null) return null;
  const linked = await tx.sql
    .selectFrom('meeting')
    .innerJoin('interview', 'interview.id', 'meeting.interview_id')
    .select('interview.candidate_id')
    .where('meeting.organization_id', '=', log.organizationId)
    .where('meeting.uuid', '=', meetingUuid)
    .executeTakeFirst();
  if (linked === undefined || linked.candidate_id === log.candidateId) return null;
  const held = await tx.sql
    .selectFrom('interview')
    .select('id')
    .where('candidate_id', '=', log.candidateId)
    .where('meeting_uuid', '=', meetingUuid)
    .executeTakeFirst();
  return held === undefined ? linked.candidate_id : null;
}
