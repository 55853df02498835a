import { newId } from '../../../common/ids.ts';
import {
  type Attribute,
  type GuideSection,
  type Kit,
  type KitContent,
  type Question,
  questionsOf,
} from '../../../common/kit.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import { replaced, stepped, without } from '../planning/order.ts';

/** A kit nobody has made yet; its version is none. */
export const NEW_KIT: Kit = {
  id: 'new',
  name: '',
  version: 0,
  archived: false,
  createdAt: '',
  sections: [],
  attributes: [],
  reserveMinutes: 5,
};

const QUESTION_MINUTES = 5;

/** What is sent to be saved. */
export const contentOf = ({ name, sections, attributes, reserveMinutes }: Kit) => ({
  name: name.trim(),
  sections,
  attributes,
  reserveMinutes,
});

export const sameKit = (one: Kit, other: Kit): boolean =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));

/** What must be written before it can be saved, in words. */
export function missingIn({ name, sections, attributes }: Kit): string[] {
  const { needs } = copy.save;
  const isBlank = (text: string) => text.trim() === '';
  const missing: [boolean, string][] = [
    [isBlank(name), needs.name],
    [sections.some(({ title }) => isBlank(title)), needs.section],
    [questionsOf({ sections }).some(({ text }) => isBlank(text)), needs.question],
    [attributes.some((one) => isBlank(one.name)), needs.attribute],
  ];
  return missing.filter(([isMissing]) => isMissing).map(([, words]) => words);
}

export const newSection = (): GuideSection => ({ id: newId(), title: '', questions: [] });
export const newQuestion = (): Question => ({
  id: newId(),
  text: '',
  listenFor: null,
  minutes: QUESTION_MINUTES,
});
export const newAttribute = (): Attribute => ({ id: newId(), name: '', definition: null });

/** The sections with the questions of one of them changed. */
export const withQuestions = (
  sections: readonly GuideSection[],
  sectionId: string,
  change: (questions: Question[]) => Question[],
): GuideSection[] =>
  sections.map((one) =>
    one.id === sectionId ? { ...one, questions: change(one.questions) } : one,
  );

/** A question a step up or down; from the edge of its section into the next one. */
export function movedQuestion(
  sections: readonly GuideSection[],
  questionId: string,
  step: 1 | -1,
): GuideSection[] {
  const at = sections.findIndex(({ questions }) => questions.some(({ id }) => id === questionId));
  const section = sections[at];
  if (section === undefined) return [...sections];
  const index = section.questions.findIndex(({ id }) => id === questionId);
  const stays = index + step >= 0 && index + step < section.questions.length;
  if (stays) {
    return replaced(sections, section.id, { questions: stepped(section.questions, index, step) });
  }
  const next = sections[at + step];
  if (next === undefined) return [...sections];
  const moved = section.questions[index]!;
  const questions = step === 1 ? [moved, ...next.questions] : [...next.questions, moved];
  const left = replaced(sections, section.id, {
    questions: without(section.questions, questionId),
  });
  return replaced(left, next.id, { questions });
}

/** Where a question is, for whoever cannot see it: the number among all. */
export function placeOf({ sections }: Pick<KitContent, 'sections'>, questionId: string): number {
  return questionsOf({ sections }).findIndex(({ id }) => id === questionId) + 1;
}
