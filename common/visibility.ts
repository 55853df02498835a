import type { Audience, EventType } from './events.ts';
import type { CandidateFacts } from './facts.ts';
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

/** Correspondence and calls: staff and hiring managers only. */
const CORRESPONDENCE: ReadonlySet<EventType> = new Set([
  'mail.sent',
  'mail.refused',
  'mail.received',
  'call.logged',
]);
const JUDGEMENT: ReadonlySet<EventType> = new Set(['rating.set', 'scorecard.submitted']);

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
 * and, by the organization's choice, never, always, or after the member submitted their own for
 * the same round. Earlier rounds stay visible. Admins are exempt.
 */
function seesJudgement(
  actor: Actor,
  { actorId, interviewId }: Sighting,
  facts: CandidateFacts,
): boolean {
  if (actorId === actor.id) return true;
  const authorSubmitted = facts.submitted.some(
    (card) => card.interviewId === interviewId && card.memberId === actorId,
  );
  if (!authorSubmitted) return false;
  if (actor.role === 'admin') return true;
  switch (facts.settings.feedbackVisibility) {
    case 'always':
      return true;
    case 'never':
      return actor.role === 'recruiter';
    case 'after_own': {
      const interview = facts.interviews.find(({ id }) => id === interviewId);
      if (interview === undefined) return false;
      const mine = facts.interviews.filter(
        ({ memberIds, applicationId, round }) =>
          memberIds.includes(actor.id) &&
          applicationId === interview.applicationId &&
          round === interview.round,
      );
      return mine.every(({ id }) =>
        facts.submitted.some((card) => card.interviewId === id && card.memberId === actor.id),
      );
    }
  }
}
