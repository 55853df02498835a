import { cardCopy } from '../copy-scorecard.ts';
import { cardOf } from '../scorecard.ts';
import text from '../styles/text.module.css';
import type { ReadyView } from '../sync/view.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import styles from './hand-over.module.css';
import type { CardShown } from './use-card-shown.ts';

interface HandOverProps {
  view: ReadyView;
  shown: CardShown;
  /** Whether the scorecard's tab is open. */
  visible: boolean;
  onOpen(): void;
}

/** What became of the scorecard of the interview before this one in the same meeting. */
export function HandOver({ view, shown, visible, onOpen }: HandOverProps) {
  const { former } = shown;
  const words = cardCopy.hand;
  if (former === null) return null;
  const here = former.candidateId === view.snapshot.streamId;
  // The same candidate's card is told live: it may be submitted from here.
  const card = here ? cardOf(view, former.interviewId, view.snapshot.me.id) : null;
  const submitted = card === null ? former.submitted : card.submittedAt !== null;
  const title = here ? former.title : former.candidate;
  const looking = shown.interview !== null && visible;
  const said = looking
    ? words.showing(title)
    : submitted
      ? words.submitted(title)
      : words.draft(title);
  return (
    <div className={styles.line} aria-live="polite">
      <Icon name="scorecard" />
      <p>
        {said} {looking && <LinkButton onClick={shown.back}>{words.back}</LinkButton>}
        {!looking && here && (
          <LinkButton
            onClick={() => {
              shown.open();
              onOpen();
            }}
          >
            {words.open}
          </LinkButton>
        )}
        {!here && !submitted && <span className={text.quiet}>{words.elsewhere}</span>}
      </p>
      <Button look="quiet" size="icon" aria-label={words.dismiss} onClick={shown.dismiss}>
        <Icon name="x" />
      </Button>
    </div>
  );
}
