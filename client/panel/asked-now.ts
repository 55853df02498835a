import type { Id } from '../../common/ids.ts';
import type { Interview } from '../../common/interview.ts';
import type { ReadyView } from '../sync/view.ts';
import { questionOf, shortName } from '../ui/question-name.ts';

/** The question that notes begun now answer; none before and after the interview. */
export function askedNow({ state }: ReadyView, interview: Interview | null): Id | null {
  if (interview === null || interview.endedAt !== null) return null;
  return state.guides[interview.id]?.current ?? null;
}

/** What the composer calls a question; `null` where the interview's kit does not know it. */
export function nameOfQuestion({ snapshot }: ReadyView, interview: Interview | null, id: Id) {
  const question = questionOf(snapshot.kits, interview?.id ?? null, id);
  return question === undefined ? null : shortName(question.text);
}
