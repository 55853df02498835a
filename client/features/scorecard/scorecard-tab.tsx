import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Interview } from '../../../common/interview.ts';
import type { Scorecard } from '../../../common/scorecard.ts';
import { cardCopy } from '../../copy-scorecard.ts';
import { cardOf, cardWriter, mayFillIn } from '../../scorecard.ts';
import text from '../../styles/text.module.css';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { rowTime } from '../../ui/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import { fullNameOf, type People } from '../../ui/people.ts';
import { CardForm } from './card-form.tsx';
import { cardsOfRound } from './compare.ts';
import type { TimeOf } from './evidence.tsx';
import { OtherRounds } from './other-rounds.tsx';
import styles from './scorecard.module.css';
import { SideBySide } from './side-by-side.tsx';

export interface ScorecardTabProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  interview: Interview | null;
  /** A moment as this screen prints it: time into the meeting, else time of day or date. */
  timeOf: TimeOf;
}

/** One's own judgement of the interview, and after that the others'. */
export function ScorecardTab({ interview, ...parts }: ScorecardTabProps) {
  if (interview === null) {
    const { title, text: words } = cardCopy.noInterview;
    return (
      <p className={text.empty}>
        <b>{title}</b> {words}
      </p>
    );
  }
  // Another interview is another card: nothing half typed goes over to it.
  return <Card key={interview.id} {...parts} interview={interview} />;
}

type CardProps = ScorecardTabProps & { interview: Interview };

function Card(props: CardProps) {
  const { store, view, people, interview, timeOf } = props;
  const [changing, setChanging] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const write = useMemo(() => cardWriter(store, interview), [store, interview]);
  const now = store.now();
  const card = cardOf(view, interview.id, people.me);
  const others = cardsOfRound(view.state, interview, people.me, (id) => fullNameOf(people, id));
  const submitted = card !== null && card.submittedAt !== null;
  const mayWrite = mayFillIn(view, interview, now);
  const filling = mayWrite && (!submitted || changing);
  const read = card !== null && !filling ? [card, ...others] : others;
  const kits = Object.entries(view.snapshot.kits)
    .filter(([id]) => id === interview.id || read.some(({ interviewId }) => interviewId === id))
    .map(([, kit]) => kit);
  // Beside what it changes: below the form while there is one, else below the cards.
  const change = submitted && mayWrite && (
    <div className={cx(styles.band, styles.rule)}>
      <p className={text.meta}>{changing && cardCopy.changing}</p>
      <Button
        onClick={() => {
          flushSync(() => setChanging(!changing));
          body.current?.querySelector<HTMLElement>('[data-row]')?.focus();
        }}
      >
        {changing ? cardCopy.doneChanging : cardCopy.change}
      </Button>
    </div>
  );
  return (
    <div ref={body}>
      <Status {...{ ...props, card, mayWrite, changing, now }} />
      {filling && <CardForm {...{ store, view, people, interview, timeOf, card, write }} />}
      {changing && change}
      {read.length > 0 && (
        <section className={styles.rule} aria-label={cardCopy.sideBySide}>
          <h2 className={text.vh}>{cardCopy.sideBySide}</h2>
          <SideBySide {...{ view, people, kits, now, timeOf }} cards={read} />
        </section>
      )}
      {!changing && change}
      <OtherRounds {...{ view, people, interview, now, timeOf }} />
    </div>
  );
}

interface StatusProps extends CardProps {
  card: Scorecard | null;
  mayWrite: boolean;
  now: number;
}

/** Who sees what, or what became of the card, in words. */
function Status({ view, people, interview, card, mayWrite, now }: StatusProps) {
  const { feedbackVisibility } = view.snapshot.organization.settings;
  const mine = (event: { type: string; interviewId: string | null }) =>
    event.type === 'scorecard.submitted' && event.interviewId === interview.id;
  if (!interview.memberIds.includes(people.me)) {
    return (
      <p className={text.empty}>
        {cardCopy.notOnPanel} {cardCopy.noneToRead}
      </p>
    );
  }
  if (card?.submittedAt == null) {
    const refused = view.refused.find(({ event }) => mine(event));
    const said = mayWrite ? cardCopy.blind[feedbackVisibility] : cardCopy.closedDraft;
    return (
      <>
        {refused && (
          <p className={styles.head} role="alert">
            {cardCopy.refused(refused.message)}
          </p>
        )}
        <p className={styles.head}>
          <Icon name="hidden" />
          <span>{said}</span>
        </p>
      </>
    );
  }
  const waits = view.history.some((event) => mine(event) && view.pending.has(event.id));
  const after = mayWrite ? cardCopy.afterwards[feedbackVisibility] : cardCopy.closed;
  return (
    <p className={styles.head} aria-live="polite">
      <Icon name="check" />
      <span>
        <b>{cardCopy.submitted(rowTime(card.submittedAt, now))}</b>{' '}
        {waits ? cardCopy.onItsWay : after}
      </span>
    </p>
  );
}
