import { sql } from 'kysely';
import { newId } from '../common/ids.ts';
import type { Note } from '../common/note.ts';
import type { LogKey, ServerEvent } from './append.ts';
import { noteFromRow } from './rows.ts';
import type { Tx } from './transact.ts';

/** Locks the logs in the order of their ids, like every other writer. */
export async function lockLogs(tx: Tx, candidateIds: readonly string[]): Promise<void> {
  if (tx.engine !== 'postgres') return;
  await tx.sql
    .selectFrom('candidate')
    .select('id')
    .where('id', 'in', [...new Set(candidateIds)])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The logs that hold notes of a meeting, other than the given one. */
export async function logsWithNotesOf(
  tx: Tx,
  organizationId: string,
  meetingUuid: string,
  except: string,
): Promise<string[]> {
  const rows = await tx.sql
    .selectFrom('note')
    .select('candidate_id')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('meeting_uuid', '=', meetingUuid)
    .where('candidate_id', '!=', except)
    .execute();
  return rows.map(({ candidate_id }) => candidate_id);
}

export async function notesOfMeeting(tx: Tx, log: LogKey, meetingUuid: string): Promise<Note[]> {
  const rows = await tx.sql
    .selectFrom('note')
    .selectAll()
    .where('candidate_id', '=', log.candidateId)
    .where('organization_id', '=', log.organizationId)
    .where('meeting_uuid', '=', meetingUuid)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(noteFromRow);
}

/**
 * The event that files a note where it belongs. It keeps the note's id, so that an outbox that
 * never heard the first answer finds it there; a note that comes back to a log it left gets a new
 * one, because its number there is taken.
 */
export async function filing(
  tx: Tx,
  to: LogKey & { applicationId: string | null; interviewId: string | null },
  note: Note,
): Promise<ServerEvent> {
  const taken = await tx.sql
    .selectFrom('event')
    .select('seq')
    .where('candidate_id', '=', to.candidateId)
    .where('id', '=', note.id)
    .executeTakeFirst();
  const { text, flag, questionId, attributeId, at, deleted, history, authorId } = note;
  return {
    id: taken === undefined ? note.id : newId(),
    type: 'note.filed',
    actorId: authorId,
    applicationId: to.applicationId,
    interviewId: to.interviewId,
    meetingUuid: note.meetingUuid,
    audience: note.audience,
    body: { authorId: authorId ?? '', text, flag, questionId, attributeId, at, deleted, history },
  };
}

/** The event that takes a note out of a log. */
export const removal = (note: Note): ServerEvent => ({
  id: newId(),
  type: 'note.moved',
  actorId: note.authorId,
  applicationId: note.applicationId,
  interviewId: note.interviewId,
  meetingUuid: note.meetingUuid,
  audience: note.audience,
  body: { noteId: note.id },
});

/**
 * The body names this note. Not `like`: ids may hold `_`, its wildcard, and differ in case alone.
 * Quotes inside a text are escaped, so that no text can look like a key.
 */
function isAbout(tx: Tx, noteId: string) {
  const key = `"noteId":${JSON.stringify(noteId)}`;
  return tx.engine === 'postgres'
    ? sql<boolean>`strpos(body, ${key}) > 0`
    : sql<boolean>`instr(body, ${key}) > 0`;
}

/** Drops the words of a note from a log and keeps the numbers (S12). */
export async function eraseNote(tx: Tx, candidateId: string, noteId: string): Promise<void> {
  await tx.sql
    .updateTable('event')
    .set({ body: null })
    .where('candidate_id', '=', candidateId)
    .where('type', 'in', [
      'note.added',
      'note.filed',
      'note.edited',
      'note.deleted',
      'note.restored',
    ])
    .where((where) => where.or([where('id', '=', noteId), isAbout(tx, noteId)]))
    .execute();
}
