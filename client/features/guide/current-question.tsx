import { guideCopy } from '../../copy-guide.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { nameOf } from '../../ui/people.ts';
import { LinkedNotes } from './linked-notes.tsx';
import styles from './question.module.css';
import type { BodyProps } from './question-row.tsx';
import { budgetWords, spanText } from './timing.ts';

/** The question being asked: large, with what to listen for and the time it has. */
export function CurrentQuestion({ row, people, actions, timeOf, textId }: BodyProps) {
  const { question, progress, spent, notes } = row;
  const planned = question.minutes * 60;
  const words = budgetWords(row);
  return (
    <div>
      <p id={textId} className={styles.text}>
        {question.text}
      </p>
      {question.listenFor && (
        <p className={styles.listen}>
          {guideCopy.listenFor} {question.listenFor}
        </p>
      )}
      <p className={styles.time}>
        <span>
          <b>{spanText(spent)}</b>
          {planned > 0 && ` ${guideCopy.of(spanText(planned))}`}
        </span>
        {words !== null && <span className={styles.near}>{words}</span>}
      </p>
      {planned > 0 && (
        <progress
          className={cx(styles.bar, words !== null && styles.nearBar)}
          max={planned}
          value={Math.min(spent, planned)}
          aria-label={guideCopy.used}
          aria-valuetext={guideCopy.spent(spanText(spent), spanText(planned))}
        />
      )}
      <p className={styles.acts}>
        <Button look="primary" onClick={() => actions.asked(question.id)}>
          {guideCopy.asked}
          <Key name="A" />
        </Button>
        <Button onClick={() => actions.skip(question.id)}>
          {guideCopy.skip}
          <Key name="S" />
        </Button>
        <span className={text.meta}>
          {guideCopy.asks(nameOf(people, progress.by), progress.by === people.me)}
        </span>
      </p>
      <LinkedNotes notes={notes} people={people} timeOf={timeOf} />
    </div>
  );
}

/** Shown on the open question only, and heard nowhere: `?` lists all keys. */
const Key = ({ name }: { name: string }) => (
  <span className={styles.key} aria-hidden="true">
    {name}
  </span>
);
