import { Fragment, useCallback, useMemo, useRef, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import type { Note } from '../../../common/note.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import { fullNameOf, nameOf, type People } from '../../ui/people.ts';
import { questionOf, shortName } from '../../ui/question-name.ts';
import { momentText } from './note-list.ts';
import { type Journey, type NoteActions, NoteRow } from './note-row.tsx';
import styles from './notes.module.css';
import { useStayPut } from './use-stay-put.ts';

interface NotesLogProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  interview: Interview | null;
  notes: readonly Note[];
  /** Above the first of these stands "New". */
  fresh: ReadonlySet<Id>;
}

/** The notes as a log: new ones join at the end and move nothing. */
export function NotesLog({ store, view, people, interview, notes, fresh }: NotesLogProps) {
  const [current, setCurrent] = useState<Id | null>(null);
  const log = useRef<HTMLDivElement>(null);
  useStayPut(log, notes.length);
  const actions = useMemo((): NoteActions => actionsOf(store, setCurrent), [store]);
  const journeys = useMemo(() => journeysOf(view), [view]);
  const journeyOf = useCallback((id: Id): Journey => journeys.get(id) ?? 'there', [journeys]);
  const firstNew = notes.find(({ id }) => fresh.has(id))?.id;
  const reachable = notes.some(({ id }) => id === current) ? current : notes.at(-1)?.id;
  return (
    <div ref={log} className={styles.log} role="log" aria-label={copy.notes.log}>
      {notes.map((note) => (
        <Fragment key={note.id}>
          {note.id === firstNew && (
            <p className={styles.new} data-new>
              {copy.notes.new}
            </p>
          )}
          <NoteRow
            note={note}
            // What the server did not take is settled where that is said, not edited.
            own={note.authorId === people.me && note.id in view.state.notes}
            author={(note.flag === 'bookmark' ? nameOf : fullNameOf)(people, note.authorId)}
            time={momentText(note.at, interview, store.now())}
            journey={journeyOf(note.id)}
            answers={answersOf(view, note)}
            reachable={note.id === reachable}
            actions={actions}
          />
        </Fragment>
      ))}
      {notes.length === 0 && (
        <p className={text.empty}>
          <b>{copy.notes.none}</b> {copy.notes.noneHint}
        </p>
      )}
    </div>
  );
}

function answersOf({ snapshot }: ReadyView, { interviewId, questionId }: Note): string | null {
  const question = questionOf(snapshot.kits, interviewId, questionId);
  return question === undefined ? null : shortName(question.text);
}

function actionsOf(store: PanelStore, focused: (id: Id) => void): NoteActions {
  const about = ({ applicationId, interviewId, audience }: Note) => ({
    applicationId,
    interviewId,
    audience,
  });
  return {
    edit(note, words, flag) {
      void store.append('note.edited', { noteId: note.id, text: words, flag }, about(note));
    },
    remove: (note) => void store.append('note.deleted', { noteId: note.id }, about(note)),
    restore: (note) => void store.append('note.restored', { noteId: note.id }, about(note)),
    focused: (note) => focused(note.id),
  };
}

/** How far each note, or the newest change of it, has come. */
function journeysOf({ pending, history, refused, save }: ReadyView): Map<Id, Journey> {
  const journeys = new Map<Id, Journey>();
  for (const event of history) {
    if (!pending.has(event.id) || !event.type.startsWith('note.') || event.body === null) continue;
    const id = 'noteId' in event.body ? event.body.noteId : event.id;
    journeys.set(id, save.kind === 'offline' ? 'kept' : 'sending');
  }
  for (const { event } of refused) {
    if (event.body === null || !event.type.startsWith('note.')) continue;
    journeys.set('noteId' in event.body ? event.body.noteId : event.id, 'refused');
  }
  return journeys;
}
