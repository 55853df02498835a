import { type ReactNode, useState } from 'react';
import type { Note } from '../../../common/note.ts';
import type { Instant } from '../../../common/time.ts';
import { copy } from '../../copy.ts';
import { guideCopy } from '../../copy-guide.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { FlagMark } from '../../ui/flag.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { nameOf, type People } from '../../ui/people.ts';
import styles from './question.module.css';

interface LinkedNotesProps {
  notes: readonly Note[];
  people: People;
  timeOf(at: Instant): string;
  /** What else the line says, before the count. */
  children?: ReactNode;
}

/** How many notes answer the question; a press opens them in place, so that nobody loses theirs. */
export function LinkedNotes({ notes, people, timeOf, children }: LinkedNotesProps) {
  const [open, setOpen] = useState(false);
  if (notes.length === 0 && children === undefined) return null;
  return (
    <>
      <div className={styles.foot}>
        {children}
        {notes.length > 0 && (
          <LinkButton className={styles.count} aria-expanded={open} onClick={() => setOpen(!open)}>
            {guideCopy.notes(notes.length)}
          </LinkButton>
        )}
      </div>
      {open && notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note.id}>
              <p className={styles.noteBy}>
                <time dateTime={note.at}>{timeOf(note.at)}</time>
                <span>{nameOf(people, note.authorId)}</span>
                {note.flag !== null && <FlagMark flag={note.flag} />}
              </p>
              {note.text !== '' && <p className={styles.noteText}>{note.text}</p>}
              {note.audience === 'author' && (
                <p className={cx(text.pair, text.meta)}>
                  <Icon name="lock" />
                  {copy.notes.onlyYou}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
