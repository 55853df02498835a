import { useId, useRef, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import type { Instant } from '../../../common/time.ts';
import { guideCopy } from '../../copy-guide.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import type { People } from '../../ui/people.ts';
import type { GuideActions } from './actions.ts';
import type { BoardSection } from './board.ts';
import styles from './guide.module.css';
import { QuestionRow } from './question-row.tsx';
import { spanText } from './timing.ts';
import { useKeepFocus } from './use-keep-focus.ts';

interface SectionProps {
  section: BoardSection;
  people: People;
  actions: GuideActions;
  /** The question that Tab and the first J go to. */
  first: Id | null;
  /** When the interview was over: nothing is asked any more. */
  endedAt: Instant | null;
  timeOf(at: Instant): string;
  toMoment: ((at: Instant) => (() => void) | null) | undefined;
  onFocusRow(questionId: Id | null): void;
}

/** Questions that belong together. Covered, they fold to one line; a press unfolds them. */
export function Section({ section, onFocusRow, first, ...rest }: SectionProps) {
  const [unfolded, setUnfolded] = useState(false);
  const whole = useRef<HTMLElement>(null);
  const fold = useRef<HTMLButtonElement>(null);
  useKeepFocus(whole, fold);
  const titleId = useId();
  const { title, rows, covered } = section;
  const open = !covered || unfolded;
  return (
    <section ref={whole} className={styles.section} aria-labelledby={titleId}>
      <h2 id={titleId} className={covered ? undefined : styles.title}>
        {covered ? (
          <button
            ref={fold}
            type="button"
            className={cx(styles.title, styles.fold, styles.covered)}
            aria-expanded={open}
            onClick={() => setUnfolded(!unfolded)}
          >
            <Icon name="check" />
            {title} <span className={styles.budget}>{timeText(section)}</span>
            <Icon name={open ? 'chevron-down' : 'chevron-right'} />
          </button>
        ) : (
          <>
            {title} <span className={styles.budget}>{timeText(section)}</span>
          </>
        )}
      </h2>
      {open && (
        <ul>
          {rows.map((row) => (
            <QuestionRow
              key={row.question.id}
              row={row}
              reachable={row.question.id === first}
              onFocus={() => onFocusRow(row.question.id)}
              {...rest}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function timeText({ rows, spent, planned, covered }: BoardSection): string {
  if (covered && rows.every(({ progress }) => progress.state === 'skipped')) {
    return guideCopy.sectionSkipped;
  }
  if (covered) return guideCopy.sectionCovered(spanText(spent), spanText(planned));
  return spent > 0
    ? guideCopy.spent(spanText(spent), spanText(planned))
    : guideCopy.minutes(planned / 60);
}
