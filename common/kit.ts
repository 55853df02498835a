import type { Id } from './ids.ts';
import type { Instant } from './time.ts';

/** One thing to ask. */
export interface Question {
  id: Id;
  text: string;
  /** What good looks like, for the interviewer's eyes only. */
  listenFor: string | null;
  /** Time planned for it; fractions are allowed. */
  minutes: number;
}

export interface GuideSection {
  id: Id;
  title: string;
  questions: Question[];
}

/** One thing to judge. */
export interface Attribute {
  id: Id;
  name: string;
  definition: string | null;
}

/** What an interview is held with: the guide and what is judged. */
export interface KitContent {
  sections: GuideSection[];
  attributes: Attribute[];
  /** Minutes kept free for the candidate's own questions. */
  reserveMinutes: number;
}

/** One version of a kit. An interview keeps the version it started with. */
export interface Kit extends KitContent {
  id: Id;
  name: string;
  /** 1, 2, 3 … */
  version: number;
  archived: boolean;
  createdAt: Instant;
}

/** Which attributes each member of an interview panel looks at first. */
export type Focus = Record<Id, Id[]>;

/** A planned interview of a job's pipeline: what scheduling fills in by itself. */
export interface Round {
  round: number;
  title: string;
  minutes: number;
  kitId: Id | null;
  focus: Focus;
}

export const questionsOf = ({ sections }: Pick<KitContent, 'sections'>): Question[] =>
  sections.flatMap(({ questions }) => questions);

/** Planned minutes of a section, or with the reserve of the whole guide. */
export const minutesOf = (section: GuideSection): number =>
  section.questions.reduce((sum, { minutes }) => sum + minutes, 0);

export const guideMinutes = (kit: KitContent): number =>
  kit.sections.reduce((sum, section) => sum + minutesOf(section), kit.reserveMinutes);

/** Focus attributes of a member first, each group in the kit's order. */
export function attributesFor(
  kit: Pick<KitContent, 'attributes'>,
  focus: Focus,
  memberId: Id,
): { focus: Attribute[]; others: Attribute[] } {
  const own = new Set(Object.hasOwn(focus, memberId) ? focus[memberId] : []);
  return {
    focus: kit.attributes.filter(({ id }) => own.has(id)),
    others: kit.attributes.filter(({ id }) => !own.has(id)),
  };
}
