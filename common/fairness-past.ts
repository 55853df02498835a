import { fairnessOf, type Held, wasAsked } from './fairness.ts';
import type { Id } from './ids.ts';
import type { Kit } from './kit.ts';

/** Sums over candidates who are erased. */
export interface FairnessCount {
  people: number;
  asked: number;
  skipped: number;
  /** Of those asked with a clock running: much less than planned, about as planned, much longer. */
  shorter: number;
  planned: number;
  longer: number;
}

/** What one question of a round counts; of the interview as a whole where `questionId` is empty. */
export interface FairnessTally extends FairnessCount {
  round: number;
  kitId: Id;
  questionId: Id;
}

/** Of fewer people nothing is shown: what happened to one could be told from the rest. */
export const PAST_MIN = 5;

/** The share of the planned time below, or above, which it was another time than planned. */
const MUCH_LESS = 0.5;
const MUCH_MORE = 1.5;

/**
 * What the interviews of one candidate add to the sums: times as one of three, and of a question
 * that was asked twice one. Interviews that are not over add nothing, nor does a question that the
 * kit did not have then.
 * @param held of one candidate, for one job
 */
export function talliesOf(held: readonly Held[]): FairnessTally[] {
  const over = held.filter(({ interview }) => interview.endedAt !== null);
  return fairnessOf(over, 0).flatMap(({ round, kitId, interviews, questions }) => {
    const whole = {
      times: interviews.map(({ seconds }) => seconds ?? 0),
      plan: sum(interviews.map(({ plannedMinutes }) => plannedMinutes * 60)),
    };
    return [
      tally({ round, kitId, questionId: '' }, 'asked', whole),
      ...questions.map(({ id: questionId, plannedSeconds, asked }) => {
        const turns = asked.filter(({ state }) => wasAsked(state));
        const isSkipped = asked.some(({ state }) => state === 'skipped');
        const how = turns.length > 0 ? 'asked' : isSkipped ? 'skipped' : null;
        const times = turns.map(({ seconds }) => seconds);
        return tally({ round, kitId, questionId }, how, {
          times,
          plan: plannedSeconds * turns.length,
        });
      }),
    ];
  });
}

function tally(
  of: Pick<FairnessTally, 'round' | 'kitId' | 'questionId'>,
  how: 'asked' | 'skipped' | null,
  { times, plan }: { times: readonly number[]; plan: number },
): FairnessTally {
  const share = plan > 0 ? sum(times) / plan : 0;
  return {
    ...of,
    people: 1,
    asked: how === 'asked' ? 1 : 0,
    skipped: how === 'skipped' ? 1 : 0,
    // Ticked off without a clock running: asked, and for how long nobody knows.
    shorter: share > 0 && share < MUCH_LESS ? 1 : 0,
    planned: share >= MUCH_LESS && share <= MUCH_MORE ? 1 : 0,
    longer: share > MUCH_MORE ? 1 : 0,
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** The candidates of one round and kit who are not known any more. */
export interface FairnessPast {
  round: number;
  kitId: Id;
  kitName: string;
  interviews: FairnessCount;
  /** In the order of the kit's newest version, then of older ones. */
  questions: ({ id: Id; text: string; section: string } & FairnessCount)[];
}

/**
 * Puts words to sums.
 * @param kits every version of the kits, the newest first
 */
export function pastOf(tallies: readonly FairnessTally[], kits: readonly Kit[]): FairnessPast[] {
  const wholes = tallies.filter(({ questionId }) => questionId === '');
  const inOrder = [...wholes].sort((a, b) => a.round - b.round || (a.kitId < b.kitId ? -1 : 1));
  return inOrder.flatMap(({ round, kitId, ...interviews }) => {
    const versions = kits.filter(({ id }) => id === kitId);
    const [newest] = versions;
    if (newest === undefined) return [];
    const counts = new Map(
      tallies
        .filter((one) => one.round === round && one.kitId === kitId && one.questionId !== '')
        .map((one) => [one.questionId, countsOf(one)]),
    );
    const questions: FairnessPast['questions'] = [];
    for (const { sections } of versions) {
      for (const section of sections) {
        for (const { id, text } of section.questions) {
          const count = counts.get(id);
          if (count === undefined) continue;
          counts.delete(id);
          questions.push({ id, text, section: section.title, ...count });
        }
      }
    }
    const kitName = newest.name;
    return [{ round, kitId, kitName, interviews: countsOf(interviews), questions }];
  });
}

const countsOf = (one: FairnessCount): FairnessCount => ({
  people: one.people,
  asked: one.asked,
  skipped: one.skipped,
  shorter: one.shorter,
  planned: one.planned,
  longer: one.longer,
});
