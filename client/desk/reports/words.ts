import type { FairnessRound } from '../../../common/fairness.ts';
import type { QuestionState } from '../../../common/guide.ts';
import { reportsCopy as copy } from '../../copy-reports.ts';
import { dayText } from '../../ui/dates.ts';

/** How a question stands. @param isOver whether the interview is */
export const stateWords = (state: QuestionState, isOver: boolean): string =>
  state === 'asking' && !isOver ? copy.stillAsking : copy.states[state];

/** The same, and whether an asked question was asked without a clock. */
export function cellWords(state: QuestionState, seconds: number, isOver: boolean): string {
  const words = stateWords(state, isOver);
  return state === 'asked' && seconds === 0 ? `${words}, ${copy.untimed}` : words;
}

/** Each interview's candidate; with the day too, where one candidate had several. */
export function namesOf(round: FairnessRound): string[] {
  const counts = new Map<string, number>();
  for (const { candidateName: name } of round.interviews) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return round.interviews.map(({ candidateName: name, startedAt }) =>
    counts.get(name) === 1 || startedAt === null ? name : `${name}, ${dayText(startedAt)}`,
  );
}
