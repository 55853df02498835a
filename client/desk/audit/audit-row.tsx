import type { Output } from '../../../common/contract.ts';
import { auditCopy as copy } from '../../copy-audit.ts';
import text from '../../styles/text.module.css';
import { dateText, timeText, wholeText } from '../../ui/dates.ts';
import { Link } from '../link.tsx';
import { useNames } from '../use-members.ts';
import styles from './audit.module.css';

type AuditEntry = Output<'listAudit'>['items'][number];

/** When, who, what in words, and whom it is about. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const names = useNames();
  return (
    <tr>
      <td>
        <time dateTime={entry.at} title={wholeText(entry.at)}>
          {dateText(entry.at)} <span>{timeText(entry.at)}</span>
        </time>
      </td>
      <th scope="row">
        {entry.actorId === null ? copy.hireside : (entry.actorName ?? copy.formerMember)}
      </th>
      <td>{copy.action(entry.action, entry.detail, (id) => names.get(id))}</td>
      <td>
        <About entry={entry} />{' '}
        {entry.interviewTitle !== null && (
          <span className={styles.interview}>{entry.interviewTitle}</span>
        )}
      </td>
    </tr>
  );
}

function About({ entry: { candidateId, candidateName } }: { entry: AuditEntry }) {
  if (candidateId === null) return copy.nobody;
  if (candidateName === null) return copy.erased;
  return (
    <Link className={text.link} to={`/candidates/${candidateId}`}>
      {candidateName}
    </Link>
  );
}
