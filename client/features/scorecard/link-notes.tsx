import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import type { Note } from '../../../common/note.ts';
import { toMs } from '../../../common/time.ts';
import { copy } from '../../copy.ts';
import { cardCopy } from '../../copy-scorecard.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { FlagMark } from '../../ui/flag.tsx';
import { nameOf, type People } from '../../ui/people.ts';
import styles from './evidence.module.css';
import type { TimeOf } from './evidence.tsx';

/** The body of a rating takes no more. */
const MOST = 50;

/** What can be linked: notes of this interview, those taken for the attribute first, then by time. */
export function notesToLink(
  notes: Readonly<Record<Id, Note>>,
  interview: Interview,
  attributeId: Id,
): Note[] {
  return Object.values(notes)
    .filter(({ interviewId, deleted }) => interviewId === interview.id && !deleted)
    .sort(
      (a, b) =>
        Number(b.attributeId === attributeId) - Number(a.attributeId === attributeId) ||
        toMs(a.at) - toMs(b.at),
    );
}

interface LinkNotesProps {
  name: string;
  attributeId: Id;
  notes: readonly Note[];
  linked: readonly Id[];
  people: People;
  timeOf: TimeOf;
  onChange(linked: Id[]): void;
  onClose(): void;
}

/** This interview's notes to tick, where the rating stands. Esc closes it. */
export function LinkNotes(props: LinkNotesProps) {
  const { name, attributeId, notes, linked, people, timeOf, onChange, onClose } = props;
  const list = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    // Ticks are ticked here, not rated: digits and J K wait until the list is closed.
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  }

  return (
    <fieldset
      ref={list}
      className={styles.picks}
      aria-label={cardCopy.linkNotesTo(name)}
      onKeyDown={onKeyDown}
    >
      {notes.length === 0 && <p className={text.help}>{cardCopy.noNotes}</p>}
      {notes.map((note) => {
        const ticked = linked.includes(note.id);
        return (
          <label key={note.id} className={styles.pick}>
            <input
              type="checkbox"
              className={styles.tick}
              checked={ticked}
              disabled={!ticked && linked.length >= MOST}
              onChange={() =>
                onChange(ticked ? linked.filter((id) => id !== note.id) : [...linked, note.id])
              }
            />
            <time className={text.rowTime} dateTime={note.at}>
              {timeOf(note.at)}
            </time>
            <span className={styles.words}>
              <span className={styles.by}>
                {nameOf(people, note.authorId)}
                {note.audience === 'author' && <span>{cardCopy.onlyYou}</span>}
                {note.attributeId === attributeId && <span>{cardCopy.suggested}</span>}
                {note.flag !== null && <FlagMark flag={note.flag} />}
              </span>
              {note.text || copy.flags.bookmark}
            </span>
          </label>
        );
      })}
      <div className={text.acts}>
        <Button aria-label={cardCopy.doneLinking} onClick={onClose}>
          {cardCopy.done}
        </Button>
      </div>
    </fieldset>
  );
}
