import {
  type Guide,
  isCovered,
  type Progress,
  progressOf,
  secondsSpent,
} from '../../../common/guide.ts';
import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import type { Kit, Question } from '../../../common/kit.ts';
import type { Note } from '../../../common/note.ts';
import { toMs } from '../../../common/time.ts';

export interface Row {
  question: Question;
  progress: Progress;
  /** Seconds spent on it so far. */
  spent: number;
  /** Notes that answer it, in the order they were taken. */
  notes: Note[];
}

export interface BoardSection {
  id: Id;
  title: string;
  rows: Row[];
  /** Seconds spent on all of it. */
  spent: number;
  /** Seconds planned. */
  planned: number;
  covered: boolean;
}

/** The guide as it stands: the kit's questions with what became of each. */
export interface Board {
  sections: BoardSection[];
  rows: Row[];
  current: Row | null;
  covered: number;
}

interface Played {
  kit: Kit;
  guide: Guide | undefined;
  notes: Readonly<Record<Id, Note>>;
  interview: Interview;
}

/** @param now milliseconds; once the interview is over its end counts */
export function boardOf({ kit, guide, notes, interview }: Played, now: number): Board {
  const { endedAt } = interview;
  const clock = endedAt === null ? now : Math.min(now, toMs(endedAt));
  const answers = answersOf(notes, interview.id);
  const sections = kit.sections.map(({ id, title, questions }): BoardSection => {
    const rows = questions.map((question): Row => {
      const progress = progressOf(guide, question.id);
      const spent = secondsSpent(progress, clock);
      return { question, progress, spent, notes: answers.get(question.id) ?? [] };
    });
    return {
      id,
      title,
      rows,
      spent: sum(rows.map(({ spent }) => spent)),
      planned: sum(questions.map(({ minutes }) => minutes * 60)),
      covered: rows.length > 0 && rows.every(({ progress }) => isCovered(progress)),
    };
  });
  const rows = sections.flatMap((section) => section.rows);
  return {
    sections,
    rows,
    current: rows.find(({ question }) => question.id === guide?.current) ?? null,
    covered: rows.filter(({ progress }) => isCovered(progress)).length,
  };
}

function answersOf(notes: Readonly<Record<Id, Note>>, interviewId: Id): Map<Id, Note[]> {
  const linked = Object.values(notes)
    .filter((note) => !note.deleted && note.interviewId === interviewId)
    .sort((a, b) => toMs(a.at) - toMs(b.at) || (a.id < b.id ? -1 : 1));
  const answers = new Map<Id, Note[]>();
  for (const note of linked) {
    if (note.questionId === null) continue;
    answers.set(note.questionId, [...(answers.get(note.questionId) ?? []), note]);
  }
  return answers;
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
