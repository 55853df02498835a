import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import type { PanelStore } from '../../sync/view.ts';

/** What can be done to a question; on screen at once, for everyone as soon as it arrives. */
export interface GuideActions {
  claim(questionId: Id): void;
  release(questionId: Id): void;
  ask(questionId: Id): void;
  asked(questionId: Id): void;
  skip(questionId: Id): void;
  reopen(questionId: Id): void;
}

export function guideActions(
  store: PanelStore,
  { id, applicationId, endedAt }: Pick<Interview, 'id' | 'applicationId' | 'endedAt'>,
): GuideActions {
  const about = { interviewId: id, applicationId };
  // What is settled after the interview ended with it: no clock runs past the end.
  const closing = { ...about, at: endedAt ?? undefined };
  return {
    claim: (questionId) => void store.append('question.claimed', { questionId }, about),
    release: (questionId) => void store.append('question.released', { questionId }, about),
    ask: (questionId) => void store.append('question.asking', { questionId }, about),
    asked: (questionId) => void store.append('question.asked', { questionId }, closing),
    skip: (questionId) => void store.append('question.skipped', { questionId }, closing),
    reopen: (questionId) => void store.append('question.reopened', { questionId }, closing),
  };
}
