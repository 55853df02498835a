import type { FeedbackVisibility, Settings } from '../../../common/facts.ts';
import type { Id } from '../../../common/ids.ts';
import type { Focus, Kit, Round } from '../../../common/kit.ts';
import { focusWithin } from '../../../common/kit-rules.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import type { JobOut } from '../planning/queries.ts';

/** What of a job is planned on its page. */
export const planOf = ({ title, rounds, hiringTeam, feedbackVisibility, office }: JobOut) => ({
  title: title.trim(),
  rounds,
  hiringTeam,
  feedbackVisibility,
  office: office?.trim() || null,
});

export const sameJob = (one: JobOut, other: JobOut): boolean =>
  JSON.stringify(planOf(one)) === JSON.stringify(planOf(other));

export function missingIn({ title, rounds }: JobOut): string[] {
  const { needs } = copy.save;
  return [
    ...(title.trim() === '' ? [needs.job] : []),
    ...(rounds.some((one) => one.title.trim() === '') ? [needs.round] : []),
  ];
}

/** Rounds are numbered by their order. */
export const numbered = (rounds: readonly Round[]): Round[] =>
  rounds.map((one, index) => ({ ...one, round: index + 1 }));

const ROUND_MINUTES = 45;

export const newRound = (): Round => ({
  round: 0,
  title: '',
  minutes: ROUND_MINUTES,
  kitId: null,
  focus: {},
});

/** A round with another kit: a focus goes along as far as the kit has its attributes. */
export const withKit = (round: Round, kit: Kit | null): Round => ({
  ...round,
  kitId: kit?.id ?? null,
  focus: focusWithin(round.focus, kit?.attributes ?? []),
});

/** The rounds as their kits are today: what a kit has no more is nobody's focus. */
export const fitting = (rounds: readonly Round[], kits: readonly Kit[]): Round[] =>
  rounds.map((round) => {
    const kit = kits.find(({ id }) => id === round.kitId);
    return kit === undefined
      ? round
      : { ...round, focus: focusWithin(round.focus, kit.attributes) };
  });

/** A focus with one attribute of one member on or off. */
export function withFocus(focus: Focus, memberId: Id, attributeId: Id, on: boolean): Focus {
  const own = Object.hasOwn(focus, memberId) ? focus[memberId]! : [];
  const rest = own.filter((id) => id !== attributeId);
  return { ...focus, [memberId]: on ? [...rest, attributeId] : rest };
}

/** Who may see others' scorecards, in words; what is not decided for the job is the organization's. */
export const ruleText = (
  own: FeedbackVisibility | null,
  { feedbackVisibility }: Settings,
): string =>
  own === null ? copy.job.organization(copy.job.rules[feedbackVisibility]) : copy.job.rules[own];
