import type { LogEvent } from './events.ts';
import type { Id } from './ids.ts';
import { type Instant, toMs } from './time.ts';

export type QuestionState = 'open' | 'asking' | 'asked' | 'skipped';

/** How far one question of an interview has come. */
export interface Progress {
  state: QuestionState;
  /** Who said they will ask it. */
  claimedBy: Id | null;
  /** Who asked it, or asks it. */
  by: Id | null;
  /** When it was first asked. */
  firstAt: Instant | null;
  /** Since when it is being asked; `null` while it is not. */
  since: Instant | null;
  /** Seconds spent in earlier turns; `secondsSpent` adds the one under way. */
  seconds: number;
}

/** The guide of one interview as it is played, live for everyone. Its id is the interview's. */
export interface Guide {
  id: Id;
  applicationId: Id | null;
  questions: Record<Id, Progress>;
  /** The question being asked; one at a time. */
  current: Id | null;
}

const UNTOUCHED: Progress = {
  state: 'open',
  claimedBy: null,
  by: null,
  firstAt: null,
  since: null,
  seconds: 0,
};

/** A turn longer than this is a panel left open, not a question. */
const TURN_MAX_S = 4 * 3600;

export const progressOf = (guide: Guide | null | undefined, questionId: Id): Progress =>
  guide && Object.hasOwn(guide.questions, questionId) ? guide.questions[questionId]! : UNTOUCHED;

/**
 * Seconds spent on a question.
 * @param now milliseconds; the end of the interview once it is over
 */
export function secondsSpent({ since, seconds }: Progress, now: number): number {
  if (since === null) return seconds;
  return seconds + Math.min(TURN_MAX_S, Math.max(0, Math.round((now - toMs(since)) / 1000)));
}

export const isCovered = ({ state }: Progress): boolean => state === 'asked' || state === 'skipped';

export function reduceGuide(before: Guide | null, event: LogEvent): Guide | null {
  if (event.body === null || event.interviewId === null) return before;
  const at = event.clientAt ?? event.serverAt;
  const guide: Guide = before ?? {
    id: event.interviewId,
    applicationId: event.applicationId,
    questions: {},
    current: null,
  };
  switch (event.type) {
    case 'question.claimed': {
      // Two claim it at once: the first one has it.
      const { questionId } = event.body;
      if (progressOf(guide, questionId).claimedBy !== null) return guide;
      return change(guide, questionId, { claimedBy: event.actorId });
    }
    case 'question.released': {
      // One gives back what is one's own: an outbox may say so long after a colleague took over.
      const { questionId } = event.body;
      if (progressOf(guide, questionId).claimedBy !== event.actorId) return guide;
      return change(guide, questionId, { claimedBy: null });
    }
    case 'question.asking':
      return ask(guide, event.body.questionId, event.actorId, at);
    case 'question.asked': {
      const { questionId } = event.body;
      const one = progressOf(guide, questionId);
      const named = change(guide, questionId, {
        by: one.by ?? event.actorId,
        firstAt: one.firstAt ?? at,
      });
      return close(named, questionId, 'asked', at);
    }
    case 'question.skipped':
      return close(guide, event.body.questionId, 'skipped', at);
    case 'question.reopened':
      return close(guide, event.body.questionId, 'open', at);
    default:
      return before;
  }
}

/** Begins a turn. Going on to the next question says that the one before was asked. */
function ask(guide: Guide, questionId: Id, by: Id | null, at: Instant): Guide {
  const one = progressOf(guide, questionId);
  if (one.state === 'asking') return guide;
  const since = guide.current === null ? null : progressOf(guide, guide.current).since;
  if (since !== null && toMs(at) < toMs(since)) {
    // It comes late from an outbox: its turn was over when the question asked now began.
    if (isCovered(one)) return guide;
    const turn = { ...one, by, firstAt: one.firstAt ?? at, since: at };
    const seconds = secondsSpent(turn, toMs(since));
    return change(guide, questionId, { ...turn, state: 'asked', since: null, seconds });
  }
  const closed = guide.current === null ? guide : close(guide, guide.current, 'asked', at);
  const opened = change(closed, questionId, {
    state: 'asking',
    by,
    firstAt: one.firstAt ?? at,
    since: at,
  });
  return { ...opened, current: questionId };
}

function change(guide: Guide, questionId: Id, to: Partial<Progress>): Guide {
  const one = { ...progressOf(guide, questionId), ...to };
  return { ...guide, questions: { ...guide.questions, [questionId]: one } };
}

/** Ends the turn of a question and adds its seconds. */
function close(guide: Guide, questionId: Id, state: QuestionState, at: Instant): Guide {
  const one = progressOf(guide, questionId);
  const seconds = secondsSpent(one, toMs(at));
  const closed = change(guide, questionId, { state, since: null, seconds });
  return guide.current === questionId ? { ...closed, current: null } : closed;
}
