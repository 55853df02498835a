import { spentText } from '../../../common/time.ts';
import { copy as shared } from '../../copy.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { rowTime, wholeText } from '../../ui/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../link.tsx';
import styles from './candidates.module.css';
import type { CandidateLine } from './use-candidates.ts';
import { whenText } from './when-text.ts';

interface CandidateRowProps {
  line: CandidateLine;
  now: number;
  /** Whether there is a column for the last activity. */
  dated: boolean;
  isPicked: boolean;
  onPick(on: boolean): void;
}

/** One candidate with the application that was made last. */
export function CandidateRow({ line, now, dated, isPicked, onPick }: CandidateRowProps) {
  const { id, name, headline, location, applications, lastAt } = line;
  const application = applications.at(-1);
  const others = applications.length - 1;
  return (
    <tr className={cx(styles.row, isPicked && styles.picked)} data-row>
      <td className={styles.tick}>
        <input
          type="checkbox"
          aria-label={copy.candidates.pick(name)}
          checked={isPicked}
          onChange={(event) => onPick(event.target.checked)}
        />
      </td>
      <td>
        <p>
          <Link className={styles.name} to={`/candidates/${id}`}>
            {name}
          </Link>
        </p>
        <p className={text.meta}>{[headline, location].filter(Boolean).join(', ')}</p>
      </td>
      <td>
        <p>{application?.jobTitle}</p>
        {others > 0 && <p className={text.meta}>{copy.candidates.others(others)}</p>}
      </td>
      <td>
        {application && (
          <>
            <p>{application.stage}</p>
            <p className={text.meta}>
              {application.onHold ? shared.head.onHold : spentText(application.since, now)}
            </p>
          </>
        )}
      </td>
      <td className={styles.next}>
        <Next line={line} now={now} />
      </td>
      {dated && (
        <td className={cx(styles.last, text.quiet)}>
          {lastAt !== null && <time title={wholeText(lastAt)}>{rowTime(lastAt, now)}</time>}
        </td>
      )}
    </tr>
  );
}

function Next({ line, now }: Pick<CandidateRowProps, 'line' | 'now'>) {
  const { nextInterview } = line;
  if (nextInterview === null) return <span className={text.meta}>{copy.none}</span>;
  const when = whenText(nextInterview.startsAt, now);
  return (
    <Link className={styles.when} to={`/interviews/${nextInterview.id}`}>
      {nextInterview.reply === 'declined' ? (
        <span className={cx(text.pair, styles.bad)}>
          <Icon name="x" />
          {copy.today.status.declined}
        </span>
      ) : null}
      <span>{nextInterview.status === 'in_progress' ? copy.today.status.inProgress : when}</span>
    </Link>
  );
}
