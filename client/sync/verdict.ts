import { ERRORS, type ErrorCode } from '../../common/errors.ts';
import type { ClientEventType } from '../../common/events.ts';
import type { Id } from '../../common/ids.ts';
import type { Batch } from './batch.ts';
import { type Acknowledged, idOf, type OutboxEntry } from './entry.ts';

/** What the server said about one event of a post. */
export type EventResult =
  | { id: Id; seq: number; card?: number }
  | { id: Id; error: { code: ErrorCode; message: string } };

export interface Problem {
  entry: OutboxEntry;
  code: ErrorCode;
  message: string;
}

/** A post's answers, sorted by what to do about them. */
export interface Sorted {
  acknowledged: Acknowledged[];
  /** Not taken, for good. */
  refused: Problem[];
  /** Whether something stays in the outbox for another try. */
  again: boolean;
}

/**
 * Sorts the results of a post. A refusal behind a postponed event is not final, because it may be
 * about what was postponed (an edit of a note that is not in the log yet): it is asked again.
 */
export function sortResults({ streamId, entries }: Batch, results: readonly EventResult[]): Sorted {
  const byId = new Map(results.map((result) => [result.id, result]));
  const sorted: Sorted = { acknowledged: [], refused: [], again: false };
  for (const entry of entries) {
    const result = byId.get(idOf(entry));
    if (result !== undefined && 'seq' in result) {
      sorted.acknowledged.push({ ...result, streamId });
    } else if (result === undefined || ERRORS[result.error.code].retry !== 'never') {
      sorted.again = true;
    } else if (!sorted.again) {
      sorted.refused.push({ entry, ...result.error });
    }
  }
  return sorted;
}

/** What a panel knows when an event was refused. */
export interface Situation {
  streamId: Id | null;
  meetingUuid: Id | null;
}

/**
 * What becomes of a refused event. `refile`: the meeting may belong to another candidate now, so
 * ask where, and send it there. `clash`: a colleague moved the stage first; the person decides.
 */
export function verdict(
  { entry, code }: Problem,
  { streamId, meetingUuid }: Situation,
): 'refuse' | 'refile' | 'clash' {
  const { type } = entry.draft;
  if (type === 'stage.changed' && code === 'conflict' && entry.streamId === streamId) {
    return 'clash';
  }
  const elsewhere = code === 'conflict' || code === 'forbidden' || code === 'not_found';
  const here = meetingUuid !== null && entry.draft.meetingUuid === meetingUuid;
  return elsewhere && here && movesAlong(type) ? 'refile' : 'refuse';
}

/**
 * Whether an event belongs to the conversation rather than to the person it was filed under.
 * A move or a hold of one candidate's application must never land on another's.
 */
export const movesAlong = (type: ClientEventType): boolean =>
  type !== 'stage.changed' && type !== 'stage.reverted' && type !== 'hold.changed';

/** Where a meeting's events go now. */
export interface Filing {
  meetingUuid: string;
  streamId: Id;
  interviewId: Id | null;
  applicationId: Id | null;
}

/** The entry, sent to where its meeting belongs now; the same object where nothing changes. */
export function refiled(entry: OutboxEntry, to: Filing): OutboxEntry {
  const { draft, streamId } = entry;
  const stays = draft.meetingUuid !== to.meetingUuid || streamId === to.streamId;
  if (stays || !movesAlong(draft.type)) return entry;
  const { interviewId, applicationId } = to;
  return { ...entry, streamId: to.streamId, draft: { ...draft, interviewId, applicationId } };
}
