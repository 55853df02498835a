import type { Output } from '../../../common/contract.ts';
import { type Cell, csvOf } from '../../../common/csv.ts';
import type { FairnessRound } from '../../../common/fairness.ts';
import { reportsCopy as copy } from '../../copy-reports.ts';
import { stateWords } from './words.ts';

type Past = Output<'fairness'>['past'];

/**
 * The whole report: one row for each question and interview, and one for each whole interview; of
 * erased candidates one for each question.
 */
export function fairnessCsv(rounds: readonly FairnessRound[], past: Past = []): string {
  const rows: Cell[][] = [[...copy.csv.head]];
  for (const round of rounds) {
    for (const [index, interview] of round.interviews.entries()) {
      const { kitVersion, candidateName, startedAt, seconds, plannedMinutes } = interview;
      const first: Cell[] = [
        round.round,
        round.title,
        round.kitName,
        kitVersion,
        candidateName,
        startedAt,
      ];
      for (const { section, text, plannedSeconds, asked } of round.questions) {
        const one = asked[index]!;
        const state = stateWords(one.state, seconds !== null);
        rows.push([...first, section, text, state, one.seconds, plannedSeconds]);
      }
      const state = seconds === null ? copy.notOver : null;
      rows.push([...first, null, copy.table.whole, state, seconds, plannedMinutes * 60]);
    }
  }
  for (const { round, title, kitName, questions } of past) {
    for (const { section, text, asked, skipped, people } of questions) {
      const state = copy.past.state(asked, skipped, people);
      const first = [round, title, kitName, null, copy.past.candidate, null];
      rows.push([...first, section, text, state, null, null]);
    }
  }
  return csvOf(rows);
}
