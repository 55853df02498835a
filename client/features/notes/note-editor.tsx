import { type KeyboardEvent, useState } from 'react';
import type { Flag } from '../../../common/events.ts';
import { LIMITS } from '../../../common/limits.ts';
import type { Note } from '../../../common/note.ts';
import { copy } from '../../copy.ts';
import { Button } from '../../ui/button.tsx';
import { FlagChoice } from '../../ui/flag.tsx';
import { isSaveKey } from '../../ui/shortcut.ts';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './note.module.css';

interface NoteEditorProps {
  note: Note;
  onSave(text: string, flag: Flag | null): void;
  onCancel(): void;
}

/** Edits a note where it stands. Esc leaves it as it was. */
export function NoteEditor({ note, onSave, onCancel }: NoteEditorProps) {
  const [text, setText] = useState(note.text);
  const [flag, setFlag] = useState(note.flag);
  const bookmark = note.flag === 'bookmark';
  const empty = text.trim() === '' && !bookmark;
  const changed = text.trim() !== note.text || flag !== note.flag;

  function save() {
    if (empty) return;
    if (changed) onSave(text.trim(), flag);
    else onCancel();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isSaveKey(event) && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onCancel();
    else save();
  }

  return (
    <form
      className={styles.editor}
      aria-label={copy.notes.edit}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextArea
        aria-label={copy.notes.edit}
        autoFocus
        maxLength={LIMITS.noteText}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.editActs}>
        {!bookmark && <FlagChoice flag={flag} onChange={setFlag} />}
        <Button onClick={onCancel}>{copy.cancel}</Button>
        <Button type="submit" look="primary" disabled={empty}>
          {copy.notes.save}
        </Button>
      </div>
    </form>
  );
}
