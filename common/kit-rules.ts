import type { Id } from './ids.ts';
import { type Focus, type KitContent, questionsOf } from './kit.ts';

/**
 * What is wrong with a kit beyond its shape, in words for whoever wrote it; `null` when nothing is.
 * Ratings and questions asked name attributes and questions by id, so each id is there once.
 */
export function kitProblem({ sections, attributes }: KitContent): string | null {
  const twice = (what: string, one: { id: Id } | undefined) =>
    one === undefined ? null : `The ${what} id ${one.id} is in this kit twice.`;
  return (
    twice('section', repeated(sections)) ??
    twice('question', repeated(questionsOf({ sections }))) ??
    twice('attribute', repeated(attributes)) ??
    nameTwice(attributes)
  );
}

/**
 * @param attributes of the kit; `null` where there is none
 * @returns what is wrong with a focus, in words; `null` when nothing is
 */
export function focusProblem(
  focus: Focus,
  attributes: readonly { id: Id }[] | null,
  members: ReadonlySet<Id>,
): string | null {
  const ids = new Set(attributes?.map(({ id }) => id));
  for (const [memberId, focused] of Object.entries(focus)) {
    if (!members.has(memberId)) return `There is no member ${memberId} to give a focus to.`;
    if (focused.length === 0) continue;
    if (attributes === null) return 'A focus needs a kit: without one there are no attributes.';
    const unknown = focused.find((id) => !ids.has(id));
    if (unknown !== undefined) return `The kit has no attribute ${unknown} to focus on.`;
  }
  return null;
}

/** A focus without the attributes that the kit has no more, and without those who have none. */
export function focusWithin(focus: Focus, attributes: readonly { id: Id }[]): Focus {
  const ids = new Set(attributes.map(({ id }) => id));
  const kept = Object.entries(focus).map(
    ([memberId, focused]) => [memberId, focused.filter((id) => ids.has(id))] as const,
  );
  return Object.fromEntries(kept.filter(([, focused]) => focused.length > 0));
}

const repeated = <T extends { id: Id }>(all: readonly T[]): T | undefined =>
  all.find(({ id }, index) => all.findIndex((one) => one.id === id) !== index);

/** Two attributes of one name cannot be told apart where people rate. */
function nameTwice(attributes: KitContent['attributes']): string | null {
  const names = attributes.map(({ name }) => name.trim().toLowerCase());
  const index = names.findIndex((name, n) => names.indexOf(name) !== n);
  return index < 0 ? null : `Two attributes are called “${attributes[index]!.name}”.`;
}
