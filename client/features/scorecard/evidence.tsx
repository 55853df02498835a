import type { Id } from '../../../common/ids.ts';
import type { Note } from '../../../common/note.ts';
import type { Instant } from '../../../common/time.ts';
import { cardCopy } from '../../copy-scorecard.ts';
import text from '../../styles/text.module.css';
import { wholeText } from '../../ui/dates.ts';
import { FlagIcon } from '../../ui/flag.tsx';
import { nameOf, type People } from '../../ui/people.ts';
import styles from './evidence.module.css';

export type TimeOf = (at: Instant) => string;

interface EvidenceProps {
  ids: readonly Id[];
  notes: Readonly<Record<Id, Note>>;
  people: People;
  timeOf: TimeOf;
}

/** The notes a rating rests on. What was deleted since, or is not for this reader, is not listed. */
export function Evidence({ ids, notes, people, timeOf }: EvidenceProps) {
  const linked = ids.flatMap((id) => {
    const note = Object.hasOwn(notes, id) ? notes[id]! : null;
    return note === null || note.deleted ? [] : [note];
  });
  if (linked.length === 0) return null;
  return (
    <ul className={styles.evidence} aria-label={cardCopy.evidence}>
      {linked.map((note) => (
        <li key={note.id} className={styles.item}>
          <time className={text.rowTime} dateTime={note.at} title={wholeText(note.at)}>
            {timeOf(note.at)}
          </time>
          <span className={styles.flag}>{note.flag && <FlagIcon flag={note.flag} />}</span>
          <span className={text.cut} title={`${nameOf(people, note.authorId)}: ${note.text}`}>
            {note.text}
          </span>
        </li>
      ))}
    </ul>
  );
}
