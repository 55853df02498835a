import type { Audience, Flag, LogEvent } from './events.ts';
import type { Id } from './ids.ts';
import type { Instant } from './time.ts';

/** A short statement. Its id is the id of the event that added it. */
export interface Note {
  id: Id;
  authorId: Id | null;
  applicationId: Id | null;
  interviewId: Id | null;
  meetingUuid: string | null;
  audience: Audience;
  text: string;
  flag: Flag | null;
  questionId: Id | null;
  attributeId: Id | null;
  /** When it was written, by the author's corrected clock. */
  at: Instant;
  savedAt: Instant;
  editedAt: Instant | null;
  deleted: boolean;
  late: boolean;
  /** Earlier versions, oldest first. */
  history: { text: string; flag: Flag | null; at: Instant }[];
}

export function reduceNote(before: Note | null, event: LogEvent): Note | null {
  if (event.body === null) return before;
  switch (event.type) {
    case 'note.added':
    case 'note.filed': {
      if (before !== null) return before;
      const common = {
        id: event.id,
        applicationId: event.applicationId,
        interviewId: event.interviewId,
        meetingUuid: event.meetingUuid,
        audience: event.audience,
        text: event.body.text,
        flag: event.body.flag ?? null,
        questionId: event.body.questionId ?? null,
        attributeId: event.body.attributeId ?? null,
        savedAt: event.serverAt,
        late: event.late,
      };
      if (event.type === 'note.added') {
        const at = event.clientAt ?? event.serverAt;
        return {
          ...common,
          authorId: event.actorId,
          at,
          editedAt: null,
          deleted: false,
          history: [],
        };
      }
      const { authorId, at, deleted, history } = event.body;
      return {
        ...common,
        authorId,
        at,
        deleted,
        editedAt: history.length > 0 ? event.serverAt : null,
        history: history.map((one) => ({ ...one, flag: one.flag ?? null })),
      };
    }
    case 'note.edited': {
      if (before === null) return null;
      const earlier = { text: before.text, flag: before.flag, at: before.editedAt ?? before.at };
      const at = event.clientAt ?? event.serverAt;
      const { text, flag } = event.body;
      const nextFlag = flag === undefined ? before.flag : flag;
      return {
        ...before,
        text,
        flag: nextFlag,
        editedAt: at,
        history: [...before.history, earlier],
      };
    }
    case 'note.deleted':
      return before && { ...before, deleted: true };
    case 'note.restored':
      return before && { ...before, deleted: false };
    case 'note.moved':
      return null;
    default:
      return before;
  }
}
