import { type Attribute, type GuideSection, type Kit, questionsOf } from '../../../common/kit.ts';
import { kitsCopy } from '../../copy-kits.ts';

const words = kitsCopy.changes;
const { section, question, attribute } = words;

/** What one version of a kit changed in another, a sentence for each; empty where nothing. */
export function changesBetween(before: Kit, after: Kit): string[] {
  return [
    ...(before.name === after.name ? [] : [words.renamed(before.name, after.name)]),
    ...(before.reserveMinutes === after.reserveMinutes
      ? []
      : [words.reserve(before.reserveMinutes, after.reserveMinutes)]),
    ...comeAndGone(before.sections, after.sections, (one) => section(one.title)),
    ...reworded(before.sections, after.sections, 'title', (one) => section(one.title)),
    ...questionChanges(before, after),
    ...comeAndGone(before.attributes, after.attributes, (one) => attribute(one.name)),
    ...reworded(before.attributes, after.attributes, 'name', (one) => attribute(one.name)),
    ...both(before.attributes, after.attributes)
      .filter(([old, now]) => (old.definition ?? '') !== (now.definition ?? ''))
      .map(([, now]) => words.definition(attribute(now.name))),
    ...(inOtherOrder(before, after) ? [words.order] : []),
  ];
}

function questionChanges(before: Kit, after: Kit): string[] {
  const [old, now] = [questionsOf(before), questionsOf(after)];
  const pairs = both(old, now);
  return [
    ...comeAndGone(old, now, (one) => question(one.text)),
    ...reworded(old, now, 'text', (one) => question(one.text)),
    ...pairs
      .filter(([one, other]) => one.minutes !== other.minutes)
      .map(([one, other]) => words.time(question(other.text), one.minutes, other.minutes)),
    ...pairs
      .filter(([one, other]) => (one.listenFor ?? '') !== (other.listenFor ?? ''))
      .map(([, other]) => words.listenFor(question(other.text))),
    ...pairs.flatMap(([, { id, text }]) => {
      const [from, to] = [homeOf(before, id), homeOf(after, id)];
      return from?.id === to?.id ? [] : [words.moved(question(text), to?.title ?? '')];
    }),
  ];
}

const homeOf = ({ sections }: Kit, questionId: string): GuideSection | undefined =>
  sections.find(({ questions }) => questions.some(({ id }) => id === questionId));

interface WithId {
  id: string;
}

/** Those that are in both, as they were and as they are. */
const both = <T extends WithId>(before: readonly T[], after: readonly T[]): [T, T][] =>
  after.flatMap((now): [T, T][] => {
    const old = before.find(({ id }) => id === now.id);
    return old === undefined ? [] : [[old, now]];
  });

function comeAndGone<T extends WithId>(
  before: readonly T[],
  after: readonly T[],
  name: (one: T) => string,
): string[] {
  const missing = (from: readonly T[], all: readonly T[]) =>
    all.filter(({ id }) => from.every((one) => one.id !== id));
  return [
    ...missing(before, after).map((one) => words.added(name(one))),
    ...missing(after, before).map((one) => words.gone(name(one))),
  ];
}

const reworded = <T extends WithId, K extends keyof T>(
  before: readonly T[],
  after: readonly T[],
  key: K,
  name: (one: T) => string,
): string[] =>
  both(before, after)
    .filter(([old, now]) => old[key] !== now[key])
    .map(([old, now]) => words.was(name(now), String(old[key])));

/** What is in both stands in another order; coming, going and moving house are told apart. */
function inOtherOrder(before: Kit, after: Kit): boolean {
  const differs = (one: readonly WithId[], other: readonly WithId[]) => {
    const shared = (list: readonly WithId[], rest: readonly WithId[]) =>
      list.map(({ id }) => id).filter((id) => rest.some((item) => item.id === id));
    return shared(one, other).join() !== shared(other, one).join();
  };
  const attributes: [readonly Attribute[], readonly Attribute[]] = [
    before.attributes,
    after.attributes,
  ];
  return (
    differs(before.sections, after.sections) ||
    differs(...attributes) ||
    both(before.sections, after.sections).some(([old, now]) =>
      differs(old.questions, now.questions),
    )
  );
}
