import { copy as shared } from '../../copy.ts';
import { waitingCopy as copy } from '../../copy-waiting.ts';
import lines from '../../styles/lines.module.css';
import text from '../../styles/text.module.css';
import button from '../../ui/button.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { dayText, wholeText } from '../../ui/dates.ts';
import { firstName } from '../../ui/people.ts';
import { Link } from '../link.tsx';
import { Trouble } from '../trouble.tsx';
import type { Notice } from './use-notices.ts';
import styles from './waiting.module.css';

interface NoticeRowProps {
  notice: Notice;
  /** Why putting it away did not work; `null` where nobody tried, or it did. */
  error: unknown;
  onDecline(): void;
  onPutAway(): void;
}

/** One thing that waits, with what can be done about it. */
export function NoticeRow({ notice, error, onDecline, onPutAway }: NoticeRowProps) {
  const { kind, candidateId, candidateName, interviewId, interviewTitle, count, at } = notice;
  const isMissing = kind === 'scorecard_missing';
  const words = wordsOf(notice);
  return (
    <li className={lines.row}>
      <p>{words}</p>
      <p className={text.meta}>
        {isMissing ? (
          copy.askedFor(interviewTitle, count)
        ) : (
          <>
            <Link className={styles.link} to={`/candidates/${candidateId}`}>
              {candidateName}
            </Link>
            {`, ${interviewTitle}, `}
            <time dateTime={at} title={wholeText(at)}>
              {dayText(at)}
            </time>
          </>
        )}
      </p>
      <div className={lines.acts}>
        {isMissing ? (
          <>
            <Link
              className={cx(button.btn, button.small)}
              to={`/interviews/${interviewId}`}
              aria-label={copy.writeFor(candidateName)}
            >
              {copy.write}
            </Link>
            <Button look="quiet" aria-label={copy.declineFor(candidateName)} onClick={onDecline}>
              {copy.decline}
            </Button>
          </>
        ) : (
          <Button aria-label={copy.putAwayOf(words)} onClick={onPutAway}>
            {copy.putAway}
          </Button>
        )}
      </div>
      {error !== null && (
        <Trouble error={error} first={copy.notDone} onRetry={isMissing ? onDecline : onPutAway} />
      )}
    </li>
  );
}

function wordsOf({ kind, candidateName, memberName, reason, count }: Notice): string {
  if (kind === 'scorecard_missing') return copy.missing(candidateName);
  if (kind !== 'scorecard_dismissed' && kind !== 'scorecard_given_up') {
    return copy.zoom[kind](firstName(candidateName), reason);
  }
  const member = memberName === null ? copy.colleague : firstName(memberName) || shared.someone;
  const candidate = firstName(candidateName);
  return kind === 'scorecard_dismissed'
    ? copy.declined(member, candidate, reason)
    : copy.givenUp(member, candidate, count);
}
