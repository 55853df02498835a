import type { LogEvent, RatingValue } from './events.ts';
import type { Id } from './ids.ts';
import type { Instant } from './time.ts';

/** One member's judgement of one interview. Untouched is absent, never a number. */
export interface Scorecard {
  /** `interviewId:memberId`. */
  id: string;
  interviewId: Id;
  applicationId: Id | null;
  memberId: Id;
  ratings: Record<Id, Rating>;
  recommendation: RatingValue | null;
  comment: string | null;
  submittedAt: Instant | null;
}

export interface Rating {
  value: RatingValue | null;
  comment: string | null;
  evidence: Id[];
  at: Instant;
}

export const scorecardId = (interviewId: Id, memberId: Id): string => `${interviewId}:${memberId}`;

export function reduceScorecard(before: Scorecard | null, event: LogEvent): Scorecard | null {
  const { interviewId, actorId } = event;
  if (event.body === null || interviewId === null || actorId === null) return before;
  const card: Scorecard = before ?? {
    id: scorecardId(interviewId, actorId),
    interviewId,
    applicationId: event.applicationId,
    memberId: actorId,
    ratings: {},
    recommendation: null,
    comment: null,
    submittedAt: null,
  };
  switch (event.type) {
    case 'rating.set': {
      const { attributeId, value, comment, evidence } = event.body;
      const rating = {
        value,
        comment: comment ?? null,
        evidence: evidence ?? [],
        at: event.serverAt,
      };
      return { ...card, ratings: { ...card.ratings, [attributeId]: rating } };
    }
    case 'scorecard.submitted': {
      const { recommendation, comment } = event.body;
      return { ...card, recommendation, comment: comment ?? null, submittedAt: event.serverAt };
    }
    default:
      return before;
  }
}
