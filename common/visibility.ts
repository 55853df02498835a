import type { Audience, EventType } from './events.ts';
import type { CandidateFacts, FeedbackVisibility, InterviewFacts } from './facts.ts';
import type { Id } from './ids.ts';
import type { Actor } from './member.ts';
import { isOnOpenPanel, may } from './permissions.ts';

/** What visibility depends on, true of events and of the rows made from them alike. */
export interface Sighting {
  type: EventType;
  /** The author: of the event, and of the note or rating it is about. */
  actorId: Id | null;
  applicationId: Id | null;
  interviewId: Id | null;
  audience: Audience;
}

/** Correspondence, calls, chat and who attended how long: staff and hiring managers only. */
const CORRESPONDENCE: ReadonlySet<EventType> = new Set([
  'mail.sent',
  'mail.refused',
  'mail.received',
  'call.logged',
  'chat.filed',
  'attendance.filed',
]);
const JUDGEMENT: ReadonlySet<EventType> = new Set([
  'rating.set',
  'recommendation.set',
  'scorecard.submitted',
]);

/** Ratings and scorecards: what blind scoring keeps from others. */
export const isJudgement = (type: EventType): boolean => JUDGEMENT.has(type);

/**
 * The one answer to "does this member see this". Asked for every event at every delivery and for
 * every row of a snapshot; what it refuses is not sent in any form.
 */
export function sees(
  actor: Actor,
  sighting: Sighting,
  facts: CandidateFacts,
  now: number,
): boolean {
  if (!may(actor, 'candidate.read', facts, now)) return false;
  if (sighting.audience === 'author') return sighting.actorId === actor.id;
  if (facts.kind === 'unfiled') return true;
  if (!seesApplication(actor, sighting, facts, now)) return false;
  return !JUDGEMENT.has(sighting.type) || seesJudgement(actor, sighting, facts);
}

/** Staff see every application; others those of their hiring team or of an interview they sit on. */
function seesApplication(
  actor: Actor,
  { type, applicationId }: Sighting,
  facts: CandidateFacts,
  now: number,
): boolean {
  if (actor.role === 'admin' || actor.role === 'recruiter') return true;
  const onTeam = facts.applications.some(
    ({ id, hiringTeam }) =>
      actor.role === 'hiring_manager' &&
      hiringTeam.includes(actor.id) &&
      (applicationId === null || id === applicationId),
  );
  if (onTeam) return true;
  if (CORRESPONDENCE.has(type)) return false;
  return facts.interviews.some(
    (interview) =>
      isOnOpenPanel(actor, interview, now) &&
      (applicationId === null || interview.applicationId === applicationId),
  );
}

/**
 * Blind by construction: others' ratings exist for a member only once their author submitted them
 * and, by the job's or the organization's choice, never, always, or after the member submitted
 * their own for the same round. Earlier rounds stay visible. Staff who judge in a round themselves
 * wait like everyone else; other admins and recruiters see what is submitted.
 */
function seesJudgement(
  actor: Actor,
  { actorId, interviewId }: Pick<Sighting, 'actorId' | 'interviewId'>,
  facts: CandidateFacts,
): boolean {
  if (actorId === actor.id) return true;
  if (!hasSubmitted(facts, interviewId, actorId)) return false;
  const interview = facts.interviews.find(({ id }) => id === interviewId);
  if (interview === undefined) return actor.role === 'admin';
  const staff = actor.role === 'admin' || actor.role === 'recruiter';
  switch (feedbackVisibilityOf(facts, interview.applicationId)) {
    case 'always':
      return true;
    case 'never':
      return staff && hasJudged(actor, interview, facts);
    case 'after_own':
      return hasJudged(actor, interview, facts);
  }
}

const hasSubmitted = (facts: CandidateFacts, interviewId: Id | null, memberId: Id | null) =>
  facts.submitted.some((card) => card.interviewId === interviewId && card.memberId === memberId);

export const feedbackVisibilityOf = (
  { applications, settings }: CandidateFacts,
  applicationId: Id | null,
): FeedbackVisibility =>
  applications.find(({ id }) => id === applicationId)?.feedbackVisibility ??
  settings.feedbackVisibility;

/** Interviews of the same round of the same application: what is judged together. */
export const roundOf = (
  { interviews }: CandidateFacts,
  { applicationId, round }: Pick<InterviewFacts, 'applicationId' | 'round'>,
): InterviewFacts[] =>
  interviews.filter(
    (one) =>
      one.applicationId === applicationId && one.round === round && one.status !== 'cancelled',
  );

/** Every scorecard the member owes for this round is submitted; true where they owe none. */
function hasJudged(actor: Actor, interview: InterviewFacts, facts: CandidateFacts): boolean {
  return roundOf(facts, interview)
    .filter(({ memberIds }) => memberIds.includes(actor.id))
    .every(({ id }) => hasSubmitted(facts, id, actor.id));
}

/**
 * Whether the member may know who has submitted for an interview and who has not: one who still
 * owes a scorecard of that round may not.
 */
export function knowsSubmissions(
  actor: Actor,
  interviewId: Id,
  facts: CandidateFacts,
  now: number,
): boolean {
  const interview = facts.interviews.find(({ id }) => id === interviewId);
  if (interview === undefined || !may(actor, 'candidate.read', facts, now)) return false;
  if (!hasJudged(actor, interview, facts)) return false;
  const rule = feedbackVisibilityOf(facts, interview.applicationId);
  return rule !== 'never' || actor.role === 'admin' || actor.role === 'recruiter';
}

/** Whether somebody else's judgement of this round is before the member's eyes by now. */
export function isInformed(actor: Actor, interviewId: Id | null, facts: CandidateFacts): boolean {
  const interview = facts.interviews.find(({ id }) => id === interviewId);
  if (interview === undefined) return false;
  const round = new Set(roundOf(facts, interview).map(({ id }) => id));
  return facts.submitted.some(
    ({ interviewId: of, memberId }) =>
      memberId !== actor.id &&
      round.has(of) &&
      seesJudgement(actor, { actorId: memberId, interviewId: of }, facts),
  );
}

/** An admin who reads others' judgement of a round they did not judge in: kept in the audit. */
export function isLook(
  actor: Actor,
  { actorId, interviewId }: Pick<Sighting, 'actorId' | 'interviewId'>,
  facts: CandidateFacts,
): boolean {
  if (actor.role !== 'admin' || actorId === actor.id) return false;
  return !hasSubmitted(facts, interviewId, actor.id);
}
