import type { Draft, LogEvent } from '../common/events.ts';
import type { CandidateFacts } from '../common/facts.ts';
import { type Refusal, refusal } from '../common/rules.ts';
import { toInstant } from '../common/time.ts';
import { isInformed, isJudgement, sees } from '../common/visibility.ts';
import type { Entry, LogKey } from './append.ts';
import { circumstancesOf } from './circumstances.ts';
import type { Tx } from './transact.ts';

/** What an event is unless somebody says otherwise. */
export const blank = (now: number) => ({
  actorId: null,
  applicationId: null,
  interviewId: null,
  meetingUuid: null,
  audience: 'team' as const,
  clientAt: null,
  serverAt: toInstant(now),
  late: false,
  informed: false,
});

/**
 * Judges one event of a member, under the lock. What is more than one panel's to tell, such as the
 * end of a meeting, is answered with the number of whoever told it first (`told`).
 */
export async function judge(
  tx: Tx,
  log: LogKey,
  { actor, draft, clientAt }: Extract<Entry, { draft: Draft }>,
  facts: CandidateFacts,
  now: number,
): Promise<{ event: LogEvent } | { told: number } | { refusal: Refusal }> {
  const interviewId = draft.interviewId ?? null;
  const interview = facts.interviews.find(({ id }) => id === interviewId);
  if (interviewId !== null && interview === undefined) {
    return refuse('There is no such interview of this candidate.');
  }
  const aboutApplication = /^(stage|hold)\./.test(draft.type);
  const only =
    facts.applications.length === 1 && aboutApplication ? facts.applications[0]!.id : null;
  const applicationId = draft.applicationId ?? interview?.applicationId ?? only;
  if (applicationId !== null && !facts.applications.some(({ id }) => id === applicationId)) {
    return refuse('There is no such application of this candidate.');
  }
  const complete = { ...draft, applicationId, interviewId };
  const circumstances = await circumstancesOf(tx, log, complete, { actor, facts, now });
  const no = refusal(complete, circumstances);
  if (no !== null) return { refusal: no };
  if (draft.type === 'interview.ended' && circumstances.interview?.status === 'completed') {
    const told = await endOf(tx, log, interviewId);
    if (told !== null) return { told };
  }
  const event = {
    ...blank(now),
    seq: 0,
    card: 0,
    id: draft.id,
    type: draft.type,
    body: draft.body,
    actorId: actor.id,
    applicationId,
    interviewId,
    meetingUuid: draft.meetingUuid ?? null,
    audience: draft.audience ?? 'team',
    clientAt,
    late: interview?.status === 'completed' && !AFTERWARDS.has(draft.type),
    informed: isJudgement(draft.type) && isInformed(actor, interviewId, facts),
  } as LogEvent;
  if (!sees(actor, event, facts, now))
    return refuse('This part of the file is not yours to write.');
  return { event };
}

/** What is written when the interview is over, as a rule. */
const AFTERWARDS: ReadonlySet<string> = new Set([
  'interview.ended',
  'interview.no_show',
  'rating.set',
  'recommendation.set',
  'scorecard.submitted',
]);

/** The number of the event that ended an interview. */
async function endOf(tx: Tx, log: LogKey, interviewId: string | null): Promise<number | null> {
  const row = await tx.sql
    .selectFrom('event')
    .select('seq')
    .where('candidate_id', '=', log.candidateId)
    .where('type', '=', 'interview.ended')
    .where('interview_id', '=', interviewId)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return row?.seq ?? null;
}

const refuse = (message: string) => ({ refusal: { code: 'event_refused' as const, message } });
