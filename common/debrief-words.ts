import { type Debrief, type Judgement, stepOf } from './debrief.ts';
import type { RatingValue } from './events.ts';

/** What a debrief says, the same on the page, in Markdown and in the PDF. */
const WORDS: Record<RatingValue, string> = {
  strong_no: 'Strong no',
  no: 'No',
  yes: 'Yes',
  strong_yes: 'Strong yes',
};

const UNTOUCHED = { rating: 'Not assessed', recommendation: 'No decision' } as const;
export type JudgementKind = keyof typeof UNTOUCHED;

export const judgementWord = (kind: JudgementKind, value: RatingValue | null): string =>
  value === null ? UNTOUCHED[kind] : WORDS[value];

/** Word first, number second; what is untouched has no number. */
export const judgementText = (kind: JudgementKind, value: RatingValue | null): string =>
  value === null ? UNTOUCHED[kind] : `${WORDS[value]} (${stepOf(value)})`;

/** How far apart the ratings of one attribute are; `null` where fewer than two assessed it. */
export function spreadText(judgements: readonly Judgement[], spread: number): string | null {
  if (judgements.filter(({ value }) => value !== null).length < 2) return null;
  return ['Agreed', 'One step apart', 'Two steps apart', 'Three steps apart'][spread] ?? null;
}

/** A change after submitting, with what it was before. */
export function changedText(kind: JudgementKind, { changed, earlier }: Judgement): string | null {
  if (changed === null) return null;
  const how = changed.informed ? 'Changed after seeing others' : 'Changed after submitting';
  const was = earlier.at(-1);
  return was === undefined ? how : `${how}, was ${judgementWord(kind, was.value)}`;
}

/** `Ada, Kofi and Elena`. */
export function listText(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Where the debrief stands, in one or two sentences. */
export function stateText({ state, members }: Debrief, readerId: string): string {
  if (state === 'blind') {
    const own = members.find(({ id }) => id === readerId);
    return own !== undefined && own.submittedAt === null
      ? 'Your own scorecard alone. Submit it to see what your colleagues say.'
      : 'Scorecards of this round are not shared with you.';
  }
  const missing = members.filter(({ submittedAt }) => submittedAt === null);
  const count = `${members.length - missing.length} of ${members.length} scorecards submitted.`;
  if (missing.length === 0) return count;
  const names = listText(missing.map(({ name }) => name));
  const rest = `${names} ${missing.length === 1 ? 'has' : 'have'} not submitted yet.`;
  return state === 'open' ? `${count} Opened early: ${rest}` : `${count} ${rest}`;
}

export const roundText = ({ title, round, rounds }: Debrief): string =>
  `${title}, interview ${round} of ${rounds}`;

export const NO_AVERAGE = 'Not assessed counts as nothing: no zero, no average.';
