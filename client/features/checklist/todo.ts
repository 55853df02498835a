import type { Application } from '../../../common/application.ts';
import type { Id } from '../../../common/ids.ts';
import { endOf, type Interview } from '../../../common/interview.ts';
import { LIMITS } from '../../../common/limits.ts';
import { toMs } from '../../../common/time.ts';
import { checklistCopy, rateWords } from '../../copy-scorecard.ts';
import { askedOf, cardOf, kitOf, mayFillIn, ratingOf } from '../../scorecard.ts';
import type { ReadyView } from '../../sync/view.ts';
import { nameOf, type People } from '../../ui/people.ts';

/** Where pressing an item leads. */
export type GoTo = { kind: 'attribute'; id: Id } | { kind: 'recommendation' } | { kind: 'stage' };

export interface Todo {
  id: string;
  words: string;
  /** `theirs`: somebody else's to do, told and not counted. */
  state: 'open' | 'done' | 'theirs';
  /** `null` where there is nothing for this member to do. */
  act: { label: string; to: GoTo } | null;
}

/** `near`: the last minutes, and the time over; `ended`: it is over, or was never seen to begin. */
export type Phase = 'near' | 'ended' | null;

/**
 * Whether the checklist is due: from three minutes before the planned end, counted from the real
 * start, and after the interview.
 * @param now server time in milliseconds
 */
export function phaseOf(interview: Interview, now: number): Phase {
  const { status, startedAt, minutes, endedAt } = interview;
  if (status === 'cancelled' || status === 'no_show') return null;
  if (endedAt !== null) return 'ended';
  if (startedAt === null) return now >= endOf(interview) ? 'ended' : null;
  const end = toMs(startedAt) + minutes * 60_000;
  return now >= end - LIMITS.checklistBeforeMs ? 'near' : null;
}

/** Whole minutes to the planned end, from the real start; 0 and less once it is over. */
export function minutesLeft({ startedAt, startsAt, minutes }: Interview, now: number): number {
  return Math.ceil((toMs(startedAt ?? startsAt) + minutes * 60_000 - now) / 60_000);
}

export interface List {
  /** The member's own card is still to be submitted. */
  fills: boolean;
  todos: Todo[];
}

const ORDER = { open: 0, done: 1, theirs: 2 } as const;

/** What is left to do for this member; `null` for whoever has nothing to do with it. */
export function listOf(
  view: ReadyView,
  people: People,
  interview: Interview,
  mayMove: boolean,
  now: number,
): List | null {
  const card = cardOf(view, interview.id, people.me);
  const fills = mayFillIn(view, interview, now) && card?.submittedAt == null;
  const next = nextStep(view, people, interview, mayMove);
  if (!fills) return next?.act ? { fills, todos: [next] } : null;
  const rated = askedOf(kitOf(view, interview.id), interview, people.me).map(
    ({ id, name }): Todo => {
      if (ratingOf(card, id).value !== null) {
        return { id, words: checklistCopy.rated(name), state: 'done', act: null };
      }
      const act = { label: checklistCopy.rateNamed(name), to: { kind: 'attribute' as const, id } };
      return { id, words: checklistCopy.unrated(name), state: 'open', act };
    },
  );
  const value = card?.recommendation ?? null;
  const recommended: Todo =
    value === null
      ? {
          id: 'recommendation',
          words: checklistCopy.undecided,
          state: 'open',
          act: { label: checklistCopy.decide, to: { kind: 'recommendation' } },
        }
      : {
          id: 'recommendation',
          words: checklistCopy.recommended(rateWords.values[value]),
          state: 'done',
          act: null,
        };
  // What is left stands first: a short panel shows the beginning.
  const todos = [...rated, recommended, ...(next ? [next] : [])];
  return { fills, todos: todos.sort((a, b) => ORDER[a.state] - ORDER[b.state]) };
}

/** Done once the stage moved since the interview began. */
function nextStep(
  { state, snapshot }: ReadyView,
  people: People,
  interview: Interview,
  mayMove: boolean,
): Todo | null {
  const { applicationId, memberIds } = interview;
  const application: Application | undefined = state.applications[applicationId ?? ''];
  if (application === undefined) return null;
  const id = 'stage';
  const { stage, lastMove } = application;
  if (lastMove !== null && toMs(lastMove.at) >= toMs(interview.startedAt ?? interview.startsAt)) {
    return { id, words: checklistCopy.moved(stage), state: 'done', act: null };
  }
  if (mayMove) {
    const act = { label: checklistCopy.choose, to: { kind: 'stage' as const } };
    return { id, words: checklistCopy.nextStep(stage), state: 'open', act };
  }
  const recruiters = memberIds.filter((one) => snapshot.people[one]?.role === 'recruiter');
  const name = recruiters.length === 1 ? nameOf(people, recruiters[0]!) : checklistCopy.recruiter;
  return { id, words: checklistCopy.theirs(name), state: 'theirs', act: null };
}
