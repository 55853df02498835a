import { guideCopy } from '../../copy-guide.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { fullNameOf, nameOf } from '../../ui/people.ts';
import { Who } from '../../ui/who.tsx';
import { LinkedNotes } from './linked-notes.tsx';
import styles from './question.module.css';
import type { BodyProps } from './question-row.tsx';
import { spanText } from './timing.ts';

interface OtherProps extends BodyProps {
  /** The interview is: nothing begins any more. */
  over: boolean;
}

/** A question that is not being asked now: still open, asked, or skipped. */
export function OtherQuestion(props: OtherProps) {
  const { row, people, actions, timeOf, over, textId } = props;
  const { question, progress, notes } = row;
  const open = progress.state === 'open';
  return (
    <div>
      <div className={styles.line}>
        <p id={textId} className={styles.text}>
          {question.text}
        </p>
        {open && progress.claimedBy === null && !over && (
          <Button className={styles.claim} onClick={() => actions.claim(question.id)}>
            {guideCopy.claim}
          </Button>
        )}
      </div>
      <LinkedNotes notes={notes} people={people} timeOf={timeOf}>
        {open ? <Open {...props} /> : <Done {...props} />}
      </LinkedNotes>
    </div>
  );
}

/** Who will ask it, what was spent on it before, and what can be done. */
function Open({ row: { question, progress, spent }, people, actions, over }: OtherProps) {
  const { claimedBy } = progress;
  const mine = claimedBy === people.me;
  return (
    <>
      {claimedBy !== null && (
        <span className={styles.by}>
          <Who
            name={people.byId[claimedBy]?.name ?? fullNameOf(people, claimedBy)}
            kind={mine ? 'me' : 'here'}
            size="small"
          />
          {guideCopy.asksThis(nameOf(people, claimedBy), mine)}
        </span>
      )}
      {spent > 0 && <span>{guideCopy.soFar(spanText(spent))}</span>}
      <span className={styles.words}>
        {over ? (
          <LinkButton onClick={() => actions.asked(question.id)}>{guideCopy.asked}</LinkButton>
        ) : (
          <LinkButton onClick={() => actions.ask(question.id)}>{guideCopy.ask}</LinkButton>
        )}
        <LinkButton onClick={() => actions.skip(question.id)}>{guideCopy.skip}</LinkButton>
        {mine && !over && (
          <LinkButton onClick={() => actions.release(question.id)}>{guideCopy.giveBack}</LinkButton>
        )}
      </span>
    </>
  );
}

function Done({ row: { question, progress }, people, actions }: OtherProps) {
  return (
    <>
      {progress.state === 'asked' ? (
        <span className={text.pair}>
          <Icon name="check" />
          {guideCopy.askedBy(nameOf(people, progress.by), progress.by === people.me)}
        </span>
      ) : (
        <span>{guideCopy.skipped}</span>
      )}
      <span className={styles.words}>
        <LinkButton onClick={() => actions.reopen(question.id)}>{guideCopy.reopen}</LinkButton>
      </span>
    </>
  );
}
