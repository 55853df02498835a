import type { Debrief, Evidence, Judgement } from '../../../common/debrief.ts';
import { changedText, type JudgementKind } from '../../../common/debrief-words.ts';
import type { Flag } from '../../../common/events.ts';
import { debriefCopy as copy } from '../../copy-debrief.ts';
import text from '../../styles/text.module.css';
import { timeText, wholeText } from '../../ui/dates.ts';
import { FlagMark } from '../../ui/flag.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './debrief.module.css';
import { Rate } from './rate.tsx';

interface JudgementCellProps {
  kind: JudgementKind;
  judgement: Judgement;
  members: Debrief['members'];
}

/** One person's word on one attribute, why, and what they saw. */
export function JudgementCell({ kind, judgement, members }: JudgementCellProps) {
  const { value, comment, evidence, isFocus, memberId } = judgement;
  const changed = changedText(kind, judgement);
  const nameOf = (id: string | null) => members.find((one) => one.id === id)?.name ?? null;
  return (
    <div className={styles.judgement}>
      <Rate kind={kind} value={value} />
      {isFocus && <p className={text.meta}>{copy.focus}</p>}
      {changed !== null && (
        <p className={styles.changed}>
          <Icon name="history" />
          <span>{changed}</span>
        </p>
      )}
      {comment?.trim() && <p className={styles.comment}>{comment}</p>}
      {evidence.length > 0 && (
        <ul className={styles.evidence} aria-label={copy.evidence(nameOf(memberId) ?? '')}>
          {evidence.map((one) => (
            <EvidenceLine
              key={one.noteId}
              evidence={one}
              author={one.authorId === memberId ? null : nameOf(one.authorId)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function EvidenceLine({ evidence, author }: { evidence: Evidence; author: string | null }) {
  const { at, flag, text: words } = evidence;
  return (
    <li>
      <p className={styles.about}>
        <time dateTime={at} title={wholeText(at)}>
          {timeText(at)}
        </time>
        {flag !== null && <FlagMark flag={flag as Flag} />}
        {author !== null && <span>{copy.by(author)}</span>}
      </p>
      <p>{words}</p>
    </li>
  );
}
