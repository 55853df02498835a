import { useState } from 'react';
import { copy } from '../../copy.ts';
import { guideCopy } from '../../copy-guide.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { timeText } from '../../ui/dates.ts';
import { FlagMark } from '../../ui/flag.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import styles from './note.module.css';
import type { NoteRowProps } from './note-row.tsx';

interface NoteBodyProps extends NoteRowProps {
  onEdit(): void;
  onDelete(): void;
}

/** A note's author, words, flag, audience and earlier texts. */
export function NoteBody(props: NoteBodyProps) {
  const { note, author, answers } = props;
  const [earlier, setEarlier] = useState(false);
  const foot =
    note.audience === 'author' || note.editedAt !== null || note.late || answers !== null;
  return (
    <div>
      {note.flag === 'bookmark' ? (
        <p className={styles.line}>
          <Icon name="bookmark" />
          <span className={styles.text}>{note.text || copy.flags.bookmark}</span>
          <span className={text.meta}>{author}</span>
          <Journey {...props} />
          <span className={styles.aside}>
            <Actions {...props} />
          </span>
        </p>
      ) : (
        <>
          <p className={styles.by}>
            <b>{author}</b>
            <Journey {...props} />
            <span className={styles.aside}>
              {note.flag !== null && <FlagMark flag={note.flag} />}
              <Actions {...props} />
            </span>
          </p>
          <p className={styles.text}>{note.text}</p>
        </>
      )}
      {earlier &&
        note.history.map((one, index) => (
          // Earlier texts never change places: a new one joins at the end.
          <p key={one.at} className={styles.before}>
            <span className={cx(text.meta, styles.meta)}>
              {copy.notes.before(timeText(note.history[index + 1]?.at ?? note.editedAt ?? one.at))}
            </span>
            {one.text}
          </p>
        ))}
      {foot && (
        <p className={styles.foot}>
          {answers !== null && <span>{guideCopy.link.to(answers)}</span>}
          {note.audience === 'author' && (
            <span className={cx(text.pair, styles.said)}>
              <Icon name="lock" />
              {copy.notes.onlyYou}
            </span>
          )}
          {note.late && <span>{copy.notes.late}</span>}
          {note.editedAt !== null && (
            <span>
              <LinkButton aria-expanded={earlier} onClick={() => setEarlier(!earlier)}>
                {earlier ? copy.notes.hideEarlier : copy.notes.edited(timeText(note.editedAt))}
              </LinkButton>
            </span>
          )}
        </p>
      )}
    </div>
  );
}

function Journey({ journey }: NoteBodyProps) {
  if (journey === 'kept') return <span className={styles.keptWord}>{copy.notes.kept}</span>;
  if (journey !== 'refused') return null;
  return <span className={styles.refusedWord}>{copy.notes.refused}</span>;
}

function Actions({ own, onEdit, onDelete }: NoteBodyProps) {
  if (!own) return null;
  return (
    <span className={styles.acts}>
      <Button look="quiet" size="icon" aria-label={copy.notes.edit} onClick={onEdit}>
        <Icon name="pencil" />
      </Button>
      <Button look="quiet" size="icon" aria-label={copy.notes.delete} onClick={onDelete}>
        <Icon name="trash" />
      </Button>
    </span>
  );
}
