import { type KeyboardEvent, memo, useRef, useState } from 'react';
import type { Flag } from '../../../common/events.ts';
import type { Note } from '../../../common/note.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { wholeText } from '../../ui/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import { isTextBox } from '../../ui/shortcut.ts';
import styles from './note.module.css';
import { NoteBody } from './note-body.tsx';
import { NoteEditor } from './note-editor.tsx';

/** Where a note of this computer stands on its way. */
export type Journey = 'there' | 'sending' | 'kept' | 'refused';

export interface NoteActions {
  edit(note: Note, text: string, flag: Flag | null): void;
  remove(note: Note): void;
  restore(note: Note): void;
  focused(note: Note): void;
}

export interface NoteRowProps {
  note: Note;
  own: boolean;
  author: string;
  /** Time into the meeting, or a date. */
  time: string;
  journey: Journey;
  /** The question it answers, in a few words. */
  answers: string | null;
  reachable: boolean;
  actions: NoteActions;
}

/** One note. On one's own, E edits, Delete deletes, Z takes the delete back. */
export const NoteRow = memo(function NoteRow(props: NoteRowProps) {
  const { note, own, time, journey, reachable, actions } = props;
  const [editing, setEditing] = useState(false);
  const row = useRef<HTMLElement>(null);

  function stopEditing() {
    setEditing(false);
    row.current?.focus();
  }

  function remove() {
    actions.remove(note);
    row.current?.focus();
  }

  function restore() {
    actions.restore(note);
    row.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!own || editing || isTextBox(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'e' && !note.deleted) setEditing(true);
    else if (key === 'delete' && !note.deleted) remove();
    else if (key === 'z' && note.deleted) restore();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const kept = journey === 'kept' || journey === 'refused';
  return (
    <article
      ref={row}
      className={cx(
        styles.note,
        text.row,
        note.deleted && styles.gone,
        !note.deleted && note.flag === 'bookmark' && !editing && styles.bookmark,
        !note.deleted && note.audience === 'author' && styles.private,
        kept && styles.kept,
        journey === 'refused' && styles.refused,
      )}
      tabIndex={reachable ? 0 : -1}
      data-row
      data-note={note.id}
      onFocus={() => actions.focused(note)}
      onKeyDown={onKeyDown}
    >
      <time className={text.rowTime} dateTime={note.at} title={wholeText(note.at)}>
        {time}
      </time>
      {note.deleted ? (
        <p className={styles.goneLine}>
          {copy.notes.deleted}
          <Button look="quiet" aria-label={copy.notes.undoDelete} onClick={restore}>
            <Icon name="undo" />
            {copy.undo.word}
          </Button>
        </p>
      ) : editing ? (
        <NoteEditor
          note={note}
          onCancel={stopEditing}
          onSave={(words, flag) => {
            actions.edit(note, words, flag);
            stopEditing();
          }}
        />
      ) : (
        <NoteBody {...props} onEdit={() => setEditing(true)} onDelete={remove} />
      )}
    </article>
  );
});
