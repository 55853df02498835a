import { type KeyboardEvent, useId, useRef } from 'react';
import { cardCopy } from '../../copy-scorecard.ts';
import { RECOMMENDATION } from '../../scorecard.ts';
import { Button } from '../../ui/button.tsx';
import { firstName } from '../../ui/people.ts';
import { Rate } from '../../ui/rate.tsx';
import type { CardParts } from './attribute-row.tsx';
import { rateKey } from './rate-key.ts';
import { Scale } from './scale.tsx';
import styles from './scorecard.module.css';
import { useWords } from './use-words.ts';
import { WordsBox } from './words-box.tsx';

/** Would you hire her, in the same four words, and why. The same keys as on an attribute. */
export function Recommendation({ store, view, people, interview, card, write }: CardParts) {
  const value = card?.recommendation ?? null;
  const title = useId();
  const row = useRef<HTMLElement>(null);
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

  function clear() {
    void write.recommend({ recommendation: null });
    row.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const key = rateKey(event);
    if (key === null) return;
    if (key === 'comment') box.current?.focus();
    else if (key === 'clear') clear();
    else if (key !== value) void write.recommend({ recommendation: key });
    event.preventDefault();
    event.stopPropagation();
  }

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
      <Scale
        label={cardCopy.recommendation}
        value={value}
        onChoose={(recommendation) => void write.recommend({ recommendation })}
      />
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
