import type { Settings } from '../../../common/facts.ts';
import type { Id } from '../../../common/ids.ts';
import type { Kit, Round } from '../../../common/kit.ts';
import { copy as shared } from '../../copy.ts';
import { kitsCopy } from '../../copy-kits.ts';
import type { JobOut, MemberOut } from '../planning/queries.ts';
import { ruleText } from './draft.ts';

const words = kitsCopy.jobChanges;

interface Known {
  kits: readonly Kit[];
  members: readonly MemberOut[];
  settings: Settings;
}

/** What one plan of a job changed in another, a sentence for each; empty where nothing. */
export function jobChanges(before: JobOut, after: JobOut, known: Known): string[] {
  const nameOf = (id: Id) => known.members.find((one) => one.id === id)?.name ?? shared.someone;
  const rule = ({ feedbackVisibility }: JobOut) => ruleText(feedbackVisibility, known.settings);
  const came = (one: JobOut, other: JobOut) =>
    other.hiringTeam.filter((id) => !one.hiringTeam.includes(id)).map(nameOf);
  return [
    ...(before.title === after.title ? [] : [words.title(before.title, after.title)]),
    ...((before.office ?? '') === (after.office ?? '')
      ? []
      : [words.office(before.office ?? words.none, after.office ?? words.none)]),
    ...roundChanges(before.rounds, after.rounds, known.kits),
    ...came(before, after).map(words.joined),
    ...came(after, before).map(words.left),
    ...(before.feedbackVisibility === after.feedbackVisibility
      ? []
      : [words.rule(rule(before), rule(after))]),
  ];
}

/** Rounds have no id: they are told apart by where they stand. */
function roundChanges(
  before: readonly Round[],
  after: readonly Round[],
  kits: readonly Kit[],
): string[] {
  const kitOf = ({ kitId }: Round) =>
    kits.find(({ id }) => id === kitId)?.name ?? kitsCopy.job.noKit;
  const shared = after.slice(0, before.length).flatMap((now, index) => {
    const old = before[index]!;
    const name = words.round(index + 1, now.title);
    return [
      ...(old.title === now.title ? [] : [kitsCopy.changes.was(name, old.title)]),
      ...(old.minutes === now.minutes
        ? []
        : [kitsCopy.changes.time(name, old.minutes, now.minutes)]),
      ...(old.kitId === now.kitId ? [] : [words.kit(name, kitOf(old), kitOf(now))]),
      ...(JSON.stringify(old.focus) === JSON.stringify(now.focus) ? [] : [words.focus(name)]),
    ];
  });
  return [
    ...shared,
    ...after
      .slice(before.length)
      .map(({ title }, index) =>
        kitsCopy.changes.added(words.round(before.length + index + 1, title)),
      ),
    ...before
      .slice(after.length)
      .map(({ title }, index) =>
        kitsCopy.changes.gone(words.round(after.length + index + 1, title)),
      ),
  ];
}
