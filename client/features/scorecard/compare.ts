import type { RatingValue } from '../../../common/events.ts';
import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import type { Kit } from '../../../common/kit.ts';
import type { CandidateState } from '../../../common/reduce.ts';
import type { Change, Scorecard } from '../../../common/scorecard.ts';
import type { Instant } from '../../../common/time.ts';
import { cardCopy, rateWords } from '../../copy-scorecard.ts';
import { SCALE } from './scale.tsx';

/** What one person said about one thing. */
export interface Cell {
  cardId: string;
  memberId: Id;
  value: RatingValue | null;
  comment: string | null;
  evidence: readonly Id[];
  changed: Change | null;
  earlier: readonly { value: RatingValue | null; comment: string | null; at: Instant }[];
}

export interface Line {
  /** `null` for the recommendation. */
  attributeId: Id | null;
  name: string;
  cells: Cell[];
  differs: 'most' | 'some' | null;
}

/**
 * Cards side by side, made of what the server sent and nothing else: the recommendation, then
 * attributes, those they disagree on first. Whoever has not assessed takes no part in that.
 */
export function sideBySide(cards: readonly Scorecard[], kits: readonly Kit[]): Line[] {
  const names = new Map(
    kits.flatMap(({ attributes }) => attributes.map(({ id, name }) => [id, name] as const)),
  );
  // In the kit's order; an attribute of a kit that is not known here comes last.
  const ids = new Set([...names.keys(), ...cards.flatMap(({ ratings }) => Object.keys(ratings))]);
  const rated = [...ids].map((id) => ({
    attributeId: id,
    name: names.get(id) ?? cardCopy.foreignName,
    cells: cards.map((card) => cellOf(card, id)),
  }));
  const most = Math.max(0, ...rated.map(({ cells }) => disagreement(cells)));
  const lines = rated
    .map((line): Line => {
      const steps = disagreement(line.cells);
      return { ...line, differs: steps === 0 ? null : steps === most ? 'most' : 'some' };
    })
    .sort((a, b) => disagreement(b.cells) - disagreement(a.cells));
  const cells = cards.map(recommendationOf);
  const differs = disagreement(cells) > 0 ? 'some' : null;
  return [{ attributeId: null, name: cardCopy.recommendation, cells, differs }, ...lines];
}

/** Steps between the furthest words where some say yes and some say no; 0 where they agree on that. */
function disagreement(cells: readonly Cell[]): number {
  const steps = cells.flatMap(({ value }) => (value === null ? [] : [SCALE.indexOf(value)]));
  const [low, high] = [Math.min(...steps), Math.max(...steps)];
  return low < 2 && high >= 2 ? high - low : 0;
}

function cellOf({ id: cardId, memberId, ratings }: Scorecard, id: Id): Cell {
  if (Object.hasOwn(ratings, id)) return { cardId, memberId, ...ratings[id]! };
  return { cardId, memberId, value: null, comment: null, evidence: [], changed: null, earlier: [] };
}

function recommendationOf({
  id,
  memberId,
  recommendation,
  comment,
  earlier,
  changed,
}: Scorecard): Cell {
  return {
    cardId: id,
    memberId,
    value: recommendation,
    comment,
    evidence: [],
    // The card's label is that of its newest change; a rating's own stands at the rating.
    changed: earlier.length > 0 ? changed : null,
    earlier: earlier.map(({ recommendation: value, ...rest }) => ({ value, ...rest })),
  };
}

/** What a judgement was before, newest first, each with the time it ended; empty for no change. */
export function changeText(
  kind: keyof typeof rateWords.untouched,
  { value, comment, changed, earlier }: Cell,
  timeOf: (at: Instant) => string,
): string[] {
  if (changed === null) return [];
  const was = earlier.flatMap((one, index) => {
    const next = earlier[index + 1] ?? { value, comment };
    const time = timeOf(one.at);
    const word = one.value === null ? rateWords.untouched[kind] : rateWords.values[one.value];
    const words = one.comment !== null && one.comment !== next.comment;
    return [
      ...(one.value === next.value ? [] : [cardCopy.was(word, time)]),
      ...(words ? [cardCopy.wasComment(one.comment!, time)] : []),
    ];
  });
  return [changed.informed ? cardCopy.informed : cardCopy.changed, ...was.reverse()];
}

/** Submitted cards of the same application and round, of everybody but `me`, by name. */
export function cardsOfRound(
  { scorecards, interviews }: CandidateState,
  { applicationId, round }: Interview,
  me: Id,
  nameOf: (id: Id) => string,
): Scorecard[] {
  return Object.values(scorecards)
    .filter(({ memberId, submittedAt }) => memberId !== me && submittedAt !== null)
    .filter(({ interviewId }) => {
      const of = interviews[interviewId];
      return of !== undefined && of.applicationId === applicationId && of.round === round;
    })
    .sort((a, b) => nameOf(a.memberId).localeCompare(nameOf(b.memberId)));
}

/** Interviews of the other rounds of this application that have cards to read, in their order. */
export function otherRounds(
  state: CandidateState,
  { applicationId, round }: Interview,
): { interview: Interview; cards: Scorecard[] }[] {
  return Object.values(state.interviews)
    .filter((one) => one.applicationId === applicationId && one.round !== round)
    .sort((a, b) => a.round - b.round)
    .map((interview) => ({
      interview,
      cards: Object.values(state.scorecards).filter(
        (card) => card.interviewId === interview.id && card.submittedAt !== null,
      ),
    }))
    .filter(({ cards }) => cards.length > 0);
}
