import { type Guide, progressOf, type QuestionState, secondsSpent } from './guide.ts';
import type { Id } from './ids.ts';
import type { Interview } from './interview.ts';
import type { Kit } from './kit.ts';
import { type Instant, toMs } from './time.ts';

/** One held interview, as the report looks at it. */
export interface Held {
  candidateId: Id;
  candidateName: string;
  interview: Interview;
  guide: Guide | null;
  kit: Kit;
}

export interface FairnessRound {
  round: number;
  title: string;
  kitId: Id;
  kitName: string;
  interviews: {
    interviewId: Id;
    candidateId: Id;
    candidateName: string;
    startedAt: Instant | null;
    plannedMinutes: number;
    /** Real duration; `null` while it is not over. */
    seconds: number | null;
    kitVersion: number | null;
  }[];
  questions: {
    id: Id;
    text: string;
    section: string;
    plannedSeconds: number;
    /** One for each interview of the round, in the same order. */
    asked: { interviewId: Id; state: QuestionState; seconds: number }[];
  }[];
}

/**
 * Whether candidates of a job were asked the same and given the same time: one group for each
 * round and kit, its questions in the order of the newest version, those of older ones after them.
 * Counts what happened and judges nobody.
 * @param held in the order in which they were held
 * @param now milliseconds
 */
export function fairnessOf(held: readonly Held[], now: number): FairnessRound[] {
  const groups = new Map<string, Held[]>();
  for (const one of held) {
    const key = `${String(one.interview.round).padStart(3, '0')} ${one.kit.id}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => roundOf(group, now));
}

function roundOf(group: readonly Held[], now: number): FairnessRound {
  const newest = group.reduce((a, b) => (b.kit.version > a.kit.version ? b : a));
  return {
    round: newest.interview.round,
    title: newest.interview.title,
    kitId: newest.kit.id,
    kitName: newest.kit.name,
    interviews: group.map(({ interview, candidateId, candidateName }) => ({
      interviewId: interview.id,
      candidateId,
      candidateName,
      startedAt: interview.startedAt,
      plannedMinutes: interview.minutes,
      seconds: durationOf(interview),
      kitVersion: interview.kitVersion,
    })),
    questions: questionsOf(group).map((question) => ({
      ...question,
      asked: group.map(({ interview, guide }) => {
        const progress = progressOf(guide, question.id);
        const end = interview.endedAt === null ? now : toMs(interview.endedAt);
        return {
          interviewId: interview.id,
          state: progress.state,
          seconds: secondsSpent(progress, end),
        };
      }),
    })),
  };
}

function durationOf({ startedAt, endedAt }: Interview): number | null {
  if (startedAt === null || endedAt === null) return null;
  return Math.max(0, Math.round((toMs(endedAt) - toMs(startedAt)) / 1000));
}

/** Questions of every version that was used; the newest wording of each. */
function questionsOf(group: readonly Held[]): Omit<FairnessRound['questions'][number], 'asked'>[] {
  const found = new Map<Id, Omit<FairnessRound['questions'][number], 'asked'>>();
  const newestFirst = [...group].sort((a, b) => b.kit.version - a.kit.version);
  for (const { kit } of newestFirst) {
    for (const section of kit.sections) {
      for (const { id, text, minutes } of section.questions) {
        if (found.has(id)) continue;
        found.set(id, {
          id,
          text,
          section: section.title,
          plannedSeconds: Math.round(minutes * 60),
        });
      }
    }
  }
  return [...found.values()];
}

/** What a round's numbers come down to. Interviews that are not over are counted in `open` alone. */
export interface FairnessSummary {
  /** Candidates with an interview that is over. */
  candidates: number;
  /** Interviews that are not over. */
  open: number;
  questions: number;
  /** Questions that every candidate was asked, only some, and nobody. */
  askedOfAll: number;
  askedOfSome: number;
  askedOfNone: number;
  /** The question whose times are furthest apart; `null` where no two times differ. */
  apart: { questionId: Id; text: string; least: number; most: number } | null;
  /** Shortest and longest interview; `null` below two. Seconds, like all times here. */
  lengths: { least: number; most: number } | null;
  /** How many versions of the kit were used. */
  versions: number;
}

/** Sums a round up in numbers. A candidate who was interviewed twice is one candidate. */
export function summaryOf(round: FairnessRound): FairnessSummary {
  const over = round.interviews.filter(({ seconds }) => seconds !== null);
  const candidateOf = new Map(over.map((one) => [one.interviewId, one.candidateId]));
  const candidates = new Set(candidateOf.values()).size;
  const spans = round.questions.map(({ id, text, asked }) => {
    const times = new Map<Id, number>();
    for (const { interviewId, state, seconds } of asked) {
      const candidate = candidateOf.get(interviewId);
      if (candidate === undefined || !wasAsked(state)) continue;
      times.set(candidate, (times.get(candidate) ?? 0) + seconds);
    }
    // Ticked off without a clock running: asked, and for how long nobody knows.
    const timed = [...times.values()].filter((seconds) => seconds > 0);
    return { questionId: id, text, asked: times.size, ...spanOf(timed) };
  });
  const [apart] = spans
    .filter(({ least, most }) => most > least)
    .sort((a, b) => b.most - b.least - (a.most - a.least));
  const isOfAll = (asked: number) => candidates > 0 && asked === candidates;
  const count = (test: (asked: number) => boolean) =>
    spans.filter(({ asked }) => test(asked)).length;
  return {
    candidates,
    open: round.interviews.length - over.length,
    questions: spans.length,
    askedOfAll: count(isOfAll),
    askedOfSome: count((asked) => asked > 0 && !isOfAll(asked)),
    askedOfNone: count((asked) => asked === 0),
    apart: apart
      ? { questionId: apart.questionId, text: apart.text, least: apart.least, most: apart.most }
      : null,
    lengths: over.length < 2 ? null : spanOf(over.map(({ seconds }) => seconds!)),
    versions: new Set(over.map(({ kitVersion }) => kitVersion)).size,
  };
}

/** An interview that ends during a question has asked it. */
export const wasAsked = (state: QuestionState): boolean => state === 'asked' || state === 'asking';

const spanOf = (values: readonly number[]) => ({
  least: values.length === 0 ? 0 : Math.min(...values),
  most: values.length === 0 ? 0 : Math.max(...values),
});
