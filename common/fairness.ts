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
