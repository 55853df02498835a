import type { Question } from '../../../common/kit.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { NumberField, TextField } from '../planning/field.tsx';
import styles from '../planning/planning.module.css';
import { moveByKeys, RowActs } from '../planning/row-acts.tsx';

interface QuestionRowProps {
  question: Question;
  /** Among all questions of the guide. */
  number: number;
  first: boolean;
  last: boolean;
  onChange(to: Partial<Question>): void;
  onMove(step: 1 | -1, focus?: string): void;
  onRemove(): void;
}

/** One question: what is asked, what good looks like, how long it may take. */
export function QuestionRow(props: QuestionRowProps) {
  const { question, number, first, last, onChange, onMove, onRemove } = props;
  const { id, minutes, listenFor } = question;
  const words = copy.kit;
  const what = words.questionAt(number);
  return (
    <li className={styles.item} onKeyDown={(event) => moveByKeys(event, onMove)}>
      <NumberField
        className={styles.time}
        label={words.time}
        focusKey={`${id}-minutes`}
        value={minutes}
        min={0}
        max={240}
        step={0.5}
        onChange={(to) => onChange({ minutes: to })}
      />
      <div className={styles.itemBody}>
        <div className={styles.itemHead}>
          <span className={text.label} aria-hidden="true">
            {what}
          </span>
          <RowActs {...{ id, what, first, last, onMove, onRemove }} />
        </div>
        <TextField
          label={what}
          bare
          long
          strong
          focusKey={`${id}-text`}
          value={question.text}
          max={1_000}
          onChange={(to) => onChange({ text: to })}
        />
        <TextField
          label={words.listenFor}
          long
          focusKey={`${id}-listen`}
          value={listenFor ?? ''}
          max={2_000}
          onChange={(to) => onChange({ listenFor: to || null })}
        />
      </div>
    </li>
  );
}
