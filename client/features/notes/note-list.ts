import type { LogEvent } from '../../../common/events.ts';
import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import { LIMITS } from '../../../common/limits.ts';
import { type Note, reduceNote } from '../../../common/note.ts';
import { clockText, toMs } from '../../../common/time.ts';
import type { RefusedEvent } from '../../sync/view.ts';
import { rowTime } from '../../ui/dates.ts';

export const FILTERS = ['all', 'mine', 'flags'] as const;
export type Filter = (typeof FILTERS)[number];

/** The notes to show, in the order of the meeting. A deleted one stays for its author, to undo. */
export function notesToShow(notes: Record<Id, Note>, me: Id, filter: Filter): Note[] {
  return Object.values(notes)
    .filter(({ deleted, authorId }) => !deleted || authorId === me)
    .filter(({ authorId, flag }) => {
      if (filter === 'mine') return authorId === me;
      return filter === 'all' || flag !== null;
    })
    .sort((a, b) => toMs(a.at) - toMs(b.at) || (a.id < b.id ? -1 : 1));
}

/** Notes the server did not take: they are in no state, but their author still sees them. */
export const refusedNotes = (refused: readonly RefusedEvent[]): Record<Id, Note> =>
  Object.fromEntries(
    refused.flatMap(({ event }) => {
      const note = event.type === 'note.added' ? reduceNote(null, event) : null;
      return note === null ? [] : [[note.id, note]];
    }),
  );

/** Colleagues' notes with a log number above `seenSeq`, by id. Own pending ones have number 0. */
export function newNotes(history: readonly LogEvent[], seenSeq: number, me: Id): ReadonlySet<Id> {
  const fresh = history.filter(
    ({ type, seq, actorId }) =>
      (type === 'note.added' || type === 'note.filed') && seq > seenSeq && actorId !== me,
  );
  return new Set(fresh.map(({ id }) => id));
}

/** Where a meeting's clock begins: its real start, else the planned one. */
export const startOf = ({ startedAt, startsAt }: Interview): number => toMs(startedAt ?? startsAt);

/** Beyond this a moment is not part of the meeting but before or after it. */
const MEETING_MS = 6 * 3_600_000;

/** A moment as a row says it: time into this meeting, else time of day or date. */
export function momentText(at: string, interview: Interview | null, now: number): string {
  const into = interview === null ? Number.NaN : toMs(at) - startOf(interview);
  const during = into >= -LIMITS.matchBeforeMs && into < MEETING_MS;
  return during ? clockText(into) : rowTime(at, now);
}
