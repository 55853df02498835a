import type { EventBody, LogEvent, RatingValue } from './events.ts';
import type { Id } from './ids.ts';
import type { Instant } from './time.ts';

/**
 * One member's judgement of one interview. Untouched is absent, never a number. It is a log of
 * its own: whoever may not see it has no way to know that it exists (decision 0010).
 */
export interface Scorecard {
  /** `interviewId:memberId`. */
  id: string;
  interviewId: Id;
  applicationId: Id | null;
  memberId: Id;
  /** The number of the last entry of its log that is in here. */
  version: number;
  ratings: Record<Id, Rating>;
  recommendation: RatingValue | null;
  comment: string | null;
  /** Recommendations as they were before each change after submitting, oldest first. */
  earlier: EarlierRecommendation[];
  submittedAt: Instant | null;
  /** The last change after submitting. */
  changed: Change | null;
}

export interface Rating {
  value: RatingValue | null;
  comment: string | null;
  /** Ids of notes. */
  evidence: Id[];
  at: Instant;
  /** As it was before each change after submitting, oldest first; `at` is when that ended. */
  earlier: { value: RatingValue | null; comment: string | null; at: Instant }[];
  changed: Change | null;
}

interface EarlierRecommendation {
  recommendation: RatingValue | null;
  comment: string | null;
  /** When it was replaced. */
  at: Instant;
}

/** A change after submitting: `informed` where its author had seen others' judgement by then. */
export interface Change {
  at: Instant;
  informed: boolean;
}

export const scorecardId = (interviewId: Id, memberId: Id): string => `${interviewId}:${memberId}`;

/** Applying an entry again changes nothing: entries at or below `version` are in already. */
export function reduceScorecard(before: Scorecard | null, event: LogEvent): Scorecard | null {
  const { interviewId, actorId } = event;
  if (event.body === null || interviewId === null || actorId === null) return before;
  if (before !== null && event.card > 0 && event.card <= before.version) return before;
  const card: Scorecard = before ?? {
    id: scorecardId(interviewId, actorId),
    interviewId,
    applicationId: event.applicationId,
    memberId: actorId,
    version: 0,
    ratings: {},
    recommendation: null,
    comment: null,
    earlier: [],
    submittedAt: null,
    changed: null,
  };
  const next = { ...card, version: Math.max(card.version, event.card) };
  const at = event.serverAt;
  switch (event.type) {
    case 'rating.set':
      return { ...next, ...rated(card, event.body, event) };
    case 'recommendation.set': {
      const { recommendation, comment } = event.body;
      return { ...next, ...recommended(card, recommendation, comment ?? null, event) };
    }
    case 'scorecard.submitted': {
      const { recommendation, comment } = event.body;
      const submittedAt = card.submittedAt ?? at;
      return { ...next, ...recommended(card, recommendation, comment ?? null, event), submittedAt };
    }
    default:
      return before;
  }
}

/** `null` for what is written before the card is submitted: nothing to label. */
const changeOf = ({ submittedAt }: Scorecard, { serverAt, informed }: LogEvent): Change | null =>
  submittedAt === null ? null : { at: serverAt, informed };

function recommended(
  card: Scorecard,
  recommendation: RatingValue | null,
  comment: string | null,
  event: LogEvent,
): Partial<Scorecard> {
  const same = recommendation === card.recommendation && comment === card.comment;
  const changed = changeOf(card, event);
  if (same || changed === null) return { recommendation, comment };
  const past = { recommendation: card.recommendation, comment: card.comment, at: event.serverAt };
  return { recommendation, comment, earlier: [...card.earlier, past], changed };
}

function rated(
  card: Scorecard,
  body: EventBody<'rating.set'>,
  event: LogEvent,
): Partial<Scorecard> {
  const { ratings } = card;
  const { attributeId, value } = body;
  const comment = body.comment ?? null;
  const evidence = body.evidence ?? [];
  const old = Object.hasOwn(ratings, attributeId) ? ratings[attributeId]! : null;
  const at = event.serverAt;
  const sameWords = value === (old?.value ?? null) && comment === (old?.comment ?? null);
  const changed = sameWords && isSame(evidence, old?.evidence ?? []) ? null : changeOf(card, event);
  const past = { value: old?.value ?? null, comment: old?.comment ?? null, at };
  const rating: Rating = {
    value,
    comment,
    evidence,
    at,
    // Linking a note changes the rating, and leaves nothing earlier to read.
    earlier: [...(old?.earlier ?? []), ...(changed === null || sameWords ? [] : [past])],
    changed: changed ?? old?.changed ?? null,
  };
  return {
    ratings: { ...ratings, [attributeId]: rating },
    ...(changed === null ? {} : { changed }),
  };
}

const isSame = (a: readonly Id[], b: readonly Id[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);
