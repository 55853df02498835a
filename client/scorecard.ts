import type { RatingValue } from '../common/events.ts';
import type { Id } from '../common/ids.ts';
import type { Interview } from '../common/interview.ts';
import { type Attribute, attributesFor, type Kit } from '../common/kit.ts';
import { isOnOpenPanel } from '../common/permissions.ts';
import { type Scorecard, scorecardId } from '../common/scorecard.ts';
import type { PanelStore, ReadyView } from './sync/view.ts';

/** One's own scorecard as its screens share it: what is in it, what is missing, how it is written. */
export function cardOf(
  { state }: Pick<ReadyView, 'state'>,
  interviewId: Id,
  memberId: Id,
): Scorecard | null {
  const id = scorecardId(interviewId, memberId);
  return Object.hasOwn(state.scorecards, id) ? state.scorecards[id]! : null;
}

export const kitOf = ({ snapshot }: Pick<ReadyView, 'snapshot'>, interviewId: Id): Kit | null =>
  Object.hasOwn(snapshot.kits, interviewId) ? snapshot.kits[interviewId]! : null;

/** Whether this member judges in this interview, and the time to do so is not over. */
export const mayFillIn = (
  { snapshot }: Pick<ReadyView, 'snapshot'>,
  interview: Interview,
  now: number,
): boolean => isOnOpenPanel(snapshot.me, interview, now);

export interface RatingPart {
  value: RatingValue | null;
  comment: string | null;
  evidence: Id[];
}

const UNTOUCHED: RatingPart = { value: null, comment: null, evidence: [] };

export function ratingOf(card: Scorecard | null, attributeId: Id): RatingPart {
  const ratings = card?.ratings ?? {};
  return Object.hasOwn(ratings, attributeId) ? ratings[attributeId]! : UNTOUCHED;
}

/** What a member is asked to rate first; all of the kit where nothing was given to them. */
export function askedOf(kit: Kit | null, { focus }: Interview, me: Id): readonly Attribute[] {
  if (kit === null) return [];
  const own = attributesFor(kit, focus, me).focus;
  return own.length > 0 ? own : kit.attributes;
}

/** Attributes that are rated without a word. */
export const bareRatings = (card: Scorecard | null): Id[] =>
  Object.entries(card?.ratings ?? {})
    .filter(([, { value, comment }]) => value !== null && !comment?.trim())
    .map(([id]) => id);

/** Attributes that keep the card from being submitted: the organization asks for words on each. */
export function missingComments(
  { snapshot }: Pick<ReadyView, 'snapshot'>,
  card: Scorecard | null,
): Id[] {
  return snapshot.organization.settings.ratingComments === 'required' ? bareRatings(card) : [];
}

/** How one's own card of an interview is written. Each call reads the newest card, and waits for none. */
export function cardWriter(store: PanelStore, interview: Interview) {
  const options = { interviewId: interview.id, applicationId: interview.applicationId };

  function newest(): Scorecard | null {
    const view = store.getView();
    return view.phase === 'ready' ? cardOf(view, interview.id, view.snapshot.me.id) : null;
  }

  return {
    /** The event carries the whole rating: what is not named stays as it is. */
    rate(attributeId: Id, part: Partial<RatingPart>): Promise<Id> {
      const { value, comment, evidence } = { ...ratingOf(newest(), attributeId), ...part };
      return store.append('rating.set', { attributeId, value, comment, evidence }, options);
    },
    recommend(part: { recommendation?: RatingValue | null; comment?: string | null }): Promise<Id> {
      const { recommendation, comment } = { ...recommendationOf(newest()), ...part };
      return store.append('recommendation.set', { recommendation, comment }, options);
    },
    submit: (): Promise<Id> =>
      store.append('scorecard.submitted', recommendationOf(newest()), options),
  };
}

export type CardWriter = ReturnType<typeof cardWriter>;

const recommendationOf = (card: Scorecard | null) => ({
  recommendation: card?.recommendation ?? null,
  comment: card?.comment ?? null,
});

/** Where the recommendation is: attributes have ids of at least six characters. */
export const RECOMMENDATION = 'card';
