import type { Id } from '../../common/ids.ts';
import { type Kit, type Question, questionsOf } from '../../common/kit.ts';

const LONGEST = 36;

/** A question in a few words, for places too narrow for all of it. */
export function shortName(text: string): string {
  const sentence = text.trim().match(/^.+?[.?!](?=\s|$)/)?.[0] ?? text.trim();
  if (sentence.length <= LONGEST) return sentence;
  const cut = sentence.slice(0, LONGEST + 1);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > LONGEST / 2 ? end : LONGEST).replace(/[\s,;:–-]+$/, '')}…`;
}

/** The question of an interview's kit; `undefined` where the kit has none of this id. */
export function questionOf(
  kits: Readonly<Record<Id, Kit>>,
  interviewId: Id | null,
  questionId: Id | null,
): Question | undefined {
  if (interviewId === null || questionId === null || !Object.hasOwn(kits, interviewId)) return;
  return questionsOf(kits[interviewId]!).find(({ id }) => id === questionId);
}
