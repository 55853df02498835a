import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RatingValue } from '../../../common/events.ts';
import type { Interview } from '../../../common/interview.ts';
import type { Attribute } from '../../../common/kit.ts';
import type { Scorecard } from '../../../common/scorecard.ts';
import { cardCopy } from '../../copy-scorecard.ts';
import { type CardWriter, ratingOf } from '../../scorecard.ts';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { People } from '../../ui/people.ts';
import { Rate } from '../../ui/rate.tsx';
import { Evidence, type TimeOf } from './evidence.tsx';
import { LinkNotes, notesToLink } from './link-notes.tsx';
import { Scale } from './scale.tsx';
import styles from './scorecard.module.css';
import { useRateRow } from './use-rate-row.ts';
import { useWords } from './use-words.ts';
import { WordsBox } from './words-box.tsx';

export interface CardParts {
  store: PanelStore;
  view: ReadyView;
  people: People;
  interview: Interview;
  timeOf: TimeOf;
  card: Scorecard | null;
  write: CardWriter;
}

interface AttributeRowProps extends CardParts {
  attribute: Attribute;
}

/** One attribute: 1 to 4 rate, 0 clears, E comments, wherever in it the focus is but in words. */
export function AttributeRow(props: AttributeRowProps) {
  const { store, view, people, interview, timeOf, card, write, attribute } = props;
  const { id, name, definition } = attribute;
  const { value, comment, evidence } = ratingOf(card, id);
  const [commenting, setCommenting] = useState(false);
  const [linking, setLinking] = useState(false);
  const title = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const submitted = card !== null && card.submittedAt !== null;
  const words = useWords(store, {
    box: `${interview.id}:${id}`,
    saved: comment ?? '',
    asYouGo: !submitted,
    save: (next) => write.rate(id, { comment: next }),
  });
  const open = commenting || words.unsaved;

  function goToComment() {
    flushSync(() => setCommenting(true));
    const words = box.current;
    words?.focus();
    words?.setSelectionRange(words.value.length, words.value.length);
  }

  const choose = (next: RatingValue | null) => void write.rate(id, { value: next });
  const { row, clear, onKeyDown } = useRateRow({ value, choose, comment: goToComment });

  return (
    <article
      ref={row}
      className={styles.attribute}
      tabIndex={-1}
      data-row
      data-attribute={id}
      aria-labelledby={title}
      onKeyDown={onKeyDown}
    >
      <div className={styles.name}>
        <h3 id={title}>{name}</h3>
        {value === null && <Rate kind="rating" value={null} />}
      </div>
      {definition !== null && <p className={styles.help}>{definition}</p>}
      <Scale label={name} value={value} onChoose={choose} />
      {open ? (
        <WordsBox
          label={cardCopy.commentOn(name)}
          words={words}
          waits={submitted}
          boxRef={box}
          onLeave={() => row.current?.focus()}
        />
      ) : (
        comment !== null && <p className={styles.words}>{comment}</p>
      )}
      <Evidence ids={evidence} notes={view.state.notes} people={people} timeOf={timeOf} />
      {linking && (
        <LinkNotes
          name={name}
          attributeId={id}
          notes={notesToLink(view.state.notes, interview, id)}
          linked={evidence}
          people={people}
          timeOf={timeOf}
          onChange={(next) => void write.rate(id, { evidence: next })}
          onClose={() => {
            setLinking(false);
            row.current?.focus();
          }}
        />
      )}
      <div className={styles.acts}>
        {!open && (
          <Button
            look="quiet"
            aria-label={cardCopy.on(cardCopy.comment, name)}
            onClick={goToComment}
          >
            <Icon name="pencil" />
            {cardCopy.comment}
          </Button>
        )}
        {!linking && (
          <Button
            look="quiet"
            aria-label={cardCopy.on(cardCopy.linkNotes, name)}
            onClick={() => setLinking(true)}
          >
            <Icon name="note" />
            {cardCopy.linkNotes}
          </Button>
        )}
        {value !== null && (
          <Button look="quiet" aria-describedby={title} onClick={clear}>
            {cardCopy.clear}
            <span className={styles.key} aria-hidden="true">
              0
            </span>
          </Button>
        )}
      </div>
    </article>
  );
}
