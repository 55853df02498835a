import type { LogEvent } from './events.ts';
import type { Id } from './ids.ts';
import { LIMITS } from './limits.ts';
import { type Instant, toMs } from './time.ts';

/** A candidate on a job. Stage and scorecards belong to it. */
export interface Application {
  id: Id;
  jobId: Id;
  jobTitle: string;
  appliedAt: Instant;
  stage: string;
  /** When it entered the stage. */
  since: Instant;
  reason: string | null;
  onHold: boolean;
  /** The latest move that stands: what an undo takes back and a conflict explains. */
  lastMove: StageMove | null;
}

export interface StageMove {
  eventId: Id;
  by: Id | null;
  at: Instant;
  from: string;
  to: string;
  /** What the undo restores. */
  before: { since: Instant; reason: string | null; lastMove: Omit<StageMove, 'before'> | null };
}

export function reduceApplication(before: Application | null, event: LogEvent): Application | null {
  if (event.body === null) return before;
  if (event.type === 'application.added') {
    const { jobId, jobTitle, stage, at } = event.body;
    const appliedAt = at ?? event.serverAt;
    return {
      id: event.applicationId ?? event.id,
      jobId,
      jobTitle,
      appliedAt,
      stage,
      since: appliedAt,
      reason: null,
      onHold: false,
      lastMove: null,
    };
  }
  if (before === null) return null;
  switch (event.type) {
    case 'stage.changed': {
      const { from, to, reason } = event.body;
      if (from !== before.stage) return before;
      const last = before.lastMove && withoutBefore(before.lastMove);
      const move: StageMove = {
        eventId: event.id,
        by: event.actorId,
        at: event.serverAt,
        from,
        to,
        before: { since: before.since, reason: before.reason, lastMove: last },
      };
      return {
        ...before,
        stage: to,
        since: event.serverAt,
        reason: reason ?? null,
        lastMove: move,
      };
    }
    case 'stage.reverted': {
      const move = before.lastMove;
      if (move?.eventId !== event.body.eventId || move.before === undefined) return before;
      const { since, reason, lastMove } = move.before;
      // One level of undo: the move before it stands, but can no longer be taken back.
      const earlier = lastMove && { ...lastMove, before: { since, reason, lastMove: null } };
      return { ...before, stage: move.from, since, reason, lastMove: earlier };
    }
    case 'hold.changed':
      return { ...before, onHold: event.body.onHold };
    default:
      return before;
  }
}

function withoutBefore({ before: _, ...move }: StageMove): Omit<StageMove, 'before'> {
  return move;
}

/** Milliseconds in which the latest move can still be taken back; 0 when there is nothing to undo. */
export function undoLeft(application: Application | undefined, now: number): number {
  if (!application?.lastMove) return 0;
  return Math.max(0, toMs(application.lastMove.at) + LIMITS.undoMs - now);
}
