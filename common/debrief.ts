import type { Output } from './contract.ts';
import type { RatingValue } from './events.ts';
import type { CandidateFacts } from './facts.ts';
import type { Id } from './ids.ts';
import type { Interview } from './interview.ts';
import type { Attribute, Kit } from './kit.ts';
import type { Actor, Person } from './member.ts';
import type { Note } from './note.ts';
import { type Change, type Rating, type Scorecard, scorecardId } from './scorecard.ts';
import type { Instant } from './time.ts';
import { sees } from './visibility.ts';

export type Debrief = Output<'debrief'>;
export type DebriefAttribute = Debrief['attributes'][number];
export type Judgement = DebriefAttribute['judgements'][number];
export type Evidence = Judgement['evidence'][number];

/** What a debrief is made from. It may hold more than the reader sees: none of that gets out. */
export interface DebriefSources {
  reader: Actor;
  facts: CandidateFacts;
  /** Server time in milliseconds. */
  now: number;
  candidate: { id: Id; name: string };
  application: { jobTitle: string; stage: string } | null;
  /** The one that was asked for, among the candidate's interviews. */
  interviewId: Id;
  interviews: readonly Interview[];
  /** What each interview is held with, by interview. */
  kits: Readonly<Record<Id, Kit>>;
  scorecards: readonly Scorecard[];
  notes: readonly Note[];
  people: Readonly<Record<Id, Person>>;
}

/** The scale as steps, to tell how far apart two words are. Never added, never averaged. */
const STEPS: Record<RatingValue, number> = { strong_no: 1, no: 2, yes: 3, strong_yes: 4 };

export const stepOf = (value: RatingValue): number => STEPS[value];

/** Steps between the furthest ratings, 0 to 3. Who has not assessed takes no part. */
export function spreadOf(judgements: readonly { value: RatingValue | null }[]): number {
  const steps = judgements.flatMap(({ value }) => (value === null ? [] : [STEPS[value]]));
  return steps.length < 2 ? 0 : Math.max(...steps) - Math.min(...steps);
}

const NOT_KNOWN = 'Former colleague';
/** Nobody's id: stands for any colleague in the question whether colleagues' cards are seen. */
const ANYBODY = '';

/**
 * The round's scorecards side by side, as far as the reader may see them; `null` where there is no
 * such interview. A blind reader's is made of their own card and of what was planned, and of
 * nothing else, so that it is the same whatever the others judged, or whether they have.
 */
export function debriefOf(sources: DebriefSources): Debrief | null {
  const { interviewId, interviews, candidate, application, reader } = sources;
  const asked = interviews.find(({ id }) => id === interviewId);
  if (asked === undefined) return null;
  const round = roundWith(asked, interviews);
  const blind = !seesOthers(sources, round);
  const cards = cardsInSight(sources).filter(({ memberId }) => !blind || memberId === reader.id);
  const evidence = evidenceIn(sources, round);
  const attributes = attributesOf(sources, round, cards).map((attribute) => {
    const judgements = cards.map((card) => rated(card, attribute.id, round, evidence));
    return { ...attribute, spread: spreadOf(judgements), judgements };
  });
  return {
    interviewId,
    candidateId: candidate.id,
    applicationId: asked.applicationId,
    candidateName: candidate.name,
    jobTitle: application?.jobTitle ?? null,
    title: asked.title,
    round: asked.round,
    rounds: asked.rounds,
    state: blind ? 'blind' : isOpen(sources, round) ? 'open' : 'waiting',
    stage: application?.stage ?? null,
    members: membersOf(sources, round, cards, blind),
    recommendations: cards.map((card) => recommended(card, cards)),
    // A sort that keeps the kit's order among equals.
    attributes: blind ? attributes : attributes.toSorted((a, b) => b.spread - a.spread),
  };
}

/** The scorecards of the round that the reader may see: their own, and what others submitted. */
export function cardsInSight(sources: DebriefSources): Scorecard[] {
  const { interviewId, interviews, reader, facts, now, scorecards } = sources;
  const asked = interviews.find(({ id }) => id === interviewId);
  if (asked === undefined) return [];
  const round = roundWith(asked, interviews);
  const seats = round.flatMap(({ id, memberIds }) => memberIds.map((one) => scorecardId(id, one)));
  const place = ({ id }: Scorecard) => (seats.includes(id) ? seats.indexOf(id) : seats.length);
  return scorecards
    .filter(({ interviewId: of }) => round.some(({ id }) => id === of))
    .filter((card) => seesCard(reader, card, facts, now))
    .toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

const seesCard = (
  reader: Actor,
  { memberId: actorId, interviewId, applicationId }: Scorecard,
  facts: CandidateFacts,
  now: number,
) => {
  const sighting = { actorId, interviewId, applicationId, audience: 'team' as const };
  return sees(reader, { type: 'scorecard.submitted', ...sighting }, facts, now);
};

/** What is judged together, in time; the interview that was asked for even where it was cancelled. */
const roundWith = (asked: Interview, interviews: readonly Interview[]): Interview[] =>
  interviews
    .filter(
      ({ id, applicationId, round, status }) =>
        id === asked.id ||
        (applicationId === asked.applicationId && round === asked.round && status !== 'cancelled'),
    )
    .toSorted((a, b) => (a.startsAt + a.id < b.startsAt + b.id ? -1 : 1));

/** Asked of a card that nobody has: the answer must not depend on who submitted what. */
function seesOthers({ reader, facts, now }: DebriefSources, round: readonly Interview[]): boolean {
  const cards = round.map(({ id }) => ({ interviewId: id, memberId: ANYBODY }));
  const supposed = { ...facts, submitted: [...facts.submitted, ...cards] };
  return round.every(({ id: interviewId, applicationId }) => {
    const sighting = { actorId: ANYBODY, interviewId, applicationId, audience: 'team' as const };
    return sees(reader, { type: 'scorecard.submitted', ...sighting }, supposed, now);
  });
}

const hasSubmitted = ({ submitted }: CandidateFacts, interviewId: Id, memberId: Id) =>
  submitted.some((one) => one.interviewId === interviewId && one.memberId === memberId);

const isOpen = ({ facts }: DebriefSources, round: readonly Interview[]): boolean =>
  round.some(({ debriefOpenedAt }) => debriefOpenedAt !== null) ||
  round
    .filter(({ status }) => status !== 'cancelled')
    .every(({ id, memberIds }) => memberIds.every((memberId) => hasSubmitted(facts, id, memberId)));

/** The panel in its order, then whoever left it and whose card is here still. */
function membersOf(
  { reader, people }: DebriefSources,
  round: readonly Interview[],
  cards: readonly Scorecard[],
  blind: boolean,
): Debrief['members'] {
  const standing = round.filter(({ status }) => status !== 'cancelled');
  const ids = new Set([
    ...standing.flatMap(({ memberIds }) => memberIds),
    ...cards.map(({ memberId }) => memberId),
  ]);
  return [...ids].map((id) => {
    const owed = standing.filter(({ memberIds }) => memberIds.includes(id));
    const theirs = cards.filter(({ memberId }) => memberId === id);
    const times = theirs.flatMap(({ submittedAt }) => (submittedAt === null ? [] : [submittedAt]));
    const isDone = times.length > 0 && times.length >= owed.length;
    const person = Object.hasOwn(people, id) ? people[id]! : null;
    return {
      id,
      name: person?.name ?? NOT_KNOWN,
      role: person?.role ?? 'interviewer',
      submittedAt: isDone && (!blind || id === reader.id) ? times.toSorted().at(-1)! : null,
    };
  });
}

/** In the kits' order. What was judged stays even where the kit has dropped it since. */
function attributesOf(
  { kits }: DebriefSources,
  round: readonly Interview[],
  cards: readonly Scorecard[],
): Attribute[] {
  const found = new Map<Id, Attribute>();
  const kitsOfRound = round.flatMap(({ id }) => (Object.hasOwn(kits, id) ? [kits[id]!] : []));
  for (const one of kitsOfRound.flatMap(({ attributes }) => attributes)) {
    if (!found.has(one.id)) found.set(one.id, one);
  }
  const judged = cards.flatMap(({ ratings }) =>
    Object.entries(ratings).flatMap(([id, { value }]) => (value === null ? [] : [id])),
  );
  for (const id of judged.toSorted()) {
    if (!found.has(id)) found.set(id, { id, name: 'No longer in the kit', definition: null });
  }
  return [...found.values()].map(({ id, name, definition }) => ({ id, name, definition }));
}

type EvidenceOf = (memberId: Id, attributeId: Id, noteIds: readonly Id[]) => Evidence[];

/**
 * Notes by the rating they carry: those its author linked, and those they wrote about the attribute
 * in an interview of the round. A debrief is read aloud, printed and handed on: notes that only
 * their author sees stay out of it, for the author too.
 */
function evidenceIn(
  { reader, facts, now, notes }: DebriefSources,
  round: readonly Interview[],
): EvidenceOf {
  const inSight = notes
    .filter((note) => !note.deleted && note.audience === 'team')
    .filter((note) =>
      sees(reader, { type: 'note.added', ...note, actorId: note.authorId }, facts, now),
    )
    .toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
  const places = new Map(inSight.map(({ id }, place) => [id, place]));
  const written = new Map<string, Id[]>();
  for (const { id, interviewId, authorId, attributeId } of inSight) {
    if (!round.some((one) => one.id === interviewId)) continue;
    const key = `${authorId} ${attributeId}`;
    written.set(key, [...(written.get(key) ?? []), id]);
  }
  return (memberId, attributeId, noteIds) => {
    const own = written.get(`${memberId} ${attributeId}`) ?? [];
    const found = new Set([...noteIds, ...own]);
    return [...found]
      .flatMap((id) => places.get(id) ?? [])
      .toSorted((a, b) => a - b)
      .map((place) => {
        const { id: noteId, text, flag, authorId, at, interviewId } = inSight[place]!;
        return { noteId, text, flag, authorId, at, interviewId };
      });
  };
}

const UNTOUCHED: Pick<Rating, 'value' | 'comment' | 'evidence' | 'earlier' | 'changed'> = {
  value: null,
  comment: null,
  evidence: [],
  earlier: [],
  changed: null,
};

function rated(
  { memberId, ratings, interviewId }: Scorecard,
  attributeId: Id,
  round: readonly Interview[],
  evidenceOf: EvidenceOf,
): Judgement {
  const rating = Object.hasOwn(ratings, attributeId) ? ratings[attributeId]! : UNTOUCHED;
  const { value, comment, changed, earlier, evidence } = rating;
  const focus = round.find(({ id }) => id === interviewId)?.focus ?? {};
  return {
    memberId,
    value,
    comment,
    evidence: evidenceOf(memberId, attributeId, evidence),
    isFocus: Object.hasOwn(focus, memberId) && focus[memberId]!.includes(attributeId),
    changed,
    earlier: earlier.map((one) => ({ value: one.value, at: one.at })),
  };
}

function recommended(card: Scorecard, cards: readonly Scorecard[]): Judgement {
  const { memberId, recommendation: value, comment, earlier } = card;
  return {
    memberId,
    value,
    comment,
    evidence: [],
    isFocus: false,
    changed: changeOfRecommendation(card, cards),
    earlier: earlier.map(({ recommendation, at }) => ({ value: recommendation, at })),
  };
}

/**
 * A card keeps only the last of its changes. Where that was another one, the recommendation's was
 * informed if some colleague had submitted by then.
 */
function changeOfRecommendation(
  { memberId, earlier, changed }: Scorecard,
  cards: readonly Scorecard[],
): Change | null {
  const at = earlier.at(-1)?.at;
  if (at === undefined || changed === null) return null;
  if (changed.at === at || !changed.informed) return { at, informed: changed.informed };
  const before = (then: Instant | null) => then !== null && then <= at;
  const informed = cards.some((one) => one.memberId !== memberId && before(one.submittedAt));
  return { at, informed };
}
