import { type Debrief, type Evidence, type Judgement, spreadOf } from '../../common/debrief.ts';
import { type JudgementKind, roundText, spreadText } from '../../common/debrief-words.ts';
import type { Flag } from '../../common/events.ts';
import type { Member } from '../../common/member.ts';
import { toMs } from '../../common/time.ts';

/** Who takes a debrief along, and when: printed on it, in that person's time. */
export interface Export {
  by: Pick<Member, 'id' | 'name' | 'timeZone'>;
  /** Milliseconds. */
  at: number;
}

const FLAGS: Record<Flag, string> = {
  strength: 'Strength',
  concern: 'Concern',
  followup: 'Follow-up',
  bookmark: 'Bookmark',
};

const flagText = (flag: string | null): string | null =>
  flag !== null && Object.hasOwn(FLAGS, flag) ? FLAGS[flag as Flag] : null;

const SHAPE: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

/** `21 November 2026, 12:00 (Europe/Dublin)`; UTC where the time zone is not known here. */
function exportedAt({ by, at }: Export): string {
  try {
    return `${shaped(SHAPE, by.timeZone, at)} (${by.timeZone})`;
  } catch {
    return `${shaped(SHAPE, 'UTC', at)} (UTC)`;
  }
}

/** The time of a note, `14:02`, in the same time as the rest of the export. */
function noteTime({ by }: Export, at: string): string {
  const shape: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  try {
    return shaped(shape, by.timeZone, toMs(at));
  } catch {
    return shaped(shape, 'UTC', toMs(at));
  }
}

const shaped = (shape: Intl.DateTimeFormatOptions, timeZone: string, at: number) =>
  new Intl.DateTimeFormat('en-GB', { ...shape, timeZone }).format(at).replace(' at ', ', ');

/** `null` for whoever takes no part in the round. */
export const nameIn = ({ members }: Debrief, memberId: string | null): string | null =>
  members.find(({ id }) => id === memberId)?.name ?? null;

/** Where the person stands: job, round, stage. */
export const placeText = (debrief: Debrief): string =>
  [debrief.jobTitle, roundText(debrief), debrief.stage && `now in ${debrief.stage}`]
    .filter(Boolean)
    .join(', ');

export const NO_CARD = 'There is no scorecard in it yet.';

/** One row of the debrief: the recommendation, or an attribute. */
export interface Row {
  kind: JudgementKind;
  name: string;
  definition: string | null;
  /** How far apart the judgements are, in words. */
  apart: string | null;
  judgements: readonly Judgement[];
}

/** The recommendation first, then attributes as the debrief orders them. */
export function rowsOf({ recommendations, attributes }: Debrief): Row[] {
  const first: Row = {
    kind: 'recommendation',
    name: 'Recommendation',
    definition: null,
    apart: spreadText(recommendations, spreadOf(recommendations)),
    judgements: recommendations,
  };
  const others = attributes.map(({ name, definition, spread, judgements }): Row => {
    return { kind: 'rating', name, definition, apart: spreadText(judgements, spread), judgements };
  });
  return [first, ...others];
}

/** One line under a rating: when, what kind, by whom where it is not the rating's own author. */
export function evidenceText(
  debrief: Debrief,
  { memberId }: Judgement,
  { text, flag, authorId, at }: Evidence,
  taken: Export,
): { about: string; text: string } {
  const author = authorId === memberId ? null : nameIn(debrief, authorId);
  const about = [noteTime(taken, at), flagText(flag), author].filter((one) => one !== null);
  return { about: about.join(', '), text };
}

export const exportedText = (taken: Export): string =>
  `Exported from Hireside by ${taken.by.name}, ${exportedAt(taken)}.`;
