import { useId, useRef } from 'react';
import type { RatingValue } from '../../../common/events.ts';
import { cardCopy } from '../../copy-scorecard.ts';
import { RECOMMENDATION } from '../../scorecard.ts';
import { Button } from '../../ui/button.tsx';
import { firstName } from '../../ui/people.ts';
import { Rate } from '../../ui/rate.tsx';
import type { CardParts } from './attribute-row.tsx';
import { Scale } from './scale.tsx';
import styles from './scorecard.module.css';
import { useRateRow } from './use-rate-row.ts';
import { useWords } from './use-words.ts';
import { WordsBox } from './words-box.tsx';

/** Would you hire her, in the same four words, and why. The same keys as on an attribute. */
export function Recommendation({ store, view, people, interview, card, write }: CardParts) {
  const value = card?.recommendation ?? null;
  const title = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const submitted = card !== null && card.submittedAt !== null;
  const words = useWords(store, {
    box: `${interview.id}:${RECOMMENDATION}`,
    saved: card?.comment ?? '',
    asYouGo: !submitted,
    save: (comment) => write.recommend({ comment }),
  });
  const { applicationId } = interview;
  const job = applicationId && view.state.applications[applicationId]?.jobTitle;
  const choose = (recommendation: RatingValue | null) => void write.recommend({ recommendation });
  const comment = () => box.current?.focus();
  const { row, clear, onKeyDown } = useRateRow({ value, choose, comment });

  return (
    <article
      ref={row}
      className={styles.attribute}
      tabIndex={-1}
      data-row
      data-attribute={RECOMMENDATION}
      aria-labelledby={title}
      onKeyDown={onKeyDown}
    >
      <div className={styles.name}>
        <h2 id={title}>{cardCopy.recommendation}</h2>
        {value === null && <Rate kind="recommendation" value={null} />}
      </div>
      <p className={styles.help}>{cardCopy.wouldYou(firstName(people.candidate), job || null)}</p>
      <Scale label={cardCopy.recommendation} value={value} onChoose={choose} />
      <WordsBox
        label={cardCopy.why}
        words={words}
        waits={submitted}
        boxRef={box}
        onLeave={() => row.current?.focus()}
      />
      {value !== null && (
        <div className={styles.acts}>
          <Button look="quiet" aria-describedby={title} onClick={clear}>
            {cardCopy.clear}
            <span className={styles.key} aria-hidden="true">
              0
            </span>
          </Button>
        </div>
      )}
    </article>
  );
}
