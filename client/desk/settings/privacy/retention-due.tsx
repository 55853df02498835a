import { type FormEvent, useState } from 'react';
import type { Output } from '../../../../common/contract.ts';
import { privacyCopy as copy } from '../../../copy-privacy.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { dateText } from '../../../ui/dates.ts';
import { Link } from '../../link.tsx';
import { Field } from '../../parts/field.tsx';
import styles from '../section.module.css';
import { usePrivacyActs } from './use-privacy.ts';

type Retention = Output<'retention'>;

/** A dry run: who and what goes at the next run, and within 30 days. */
export function RetentionDue({ retention }: { retention: Retention }) {
  const { counts, due, records } = retention;
  return (
    <>
      <h3 className={text.strong}>{copy.due}</h3>
      <p>{counts.soon === 0 ? copy.dueNone : copy.dueCounts(counts.now, counts.soon)}</p>
      {records
        .filter(({ soon }) => soon > 0)
        .map(({ dataClass, now, soon }) => (
          <p key={dataClass}>{copy.recordsDue(copy.classes[dataClass], now, soon)}</p>
        ))}
      {due.length > 0 && (
        <ul aria-label={copy.due}>
          {due.map((one, index) => (
            <DueRow key={one.candidateId} one={one} isOver={index < counts.now} />
          ))}
        </ul>
      )}
      {counts.soon > due.length && <p className={text.meta}>{copy.dueShown(due.length)}</p>}
    </>
  );
}

/** Who goes, why and when, and the way to keep them. */
function DueRow({ one, isOver }: { one: Retention['due'][number]; isOver: boolean }) {
  const { candidateId, name, dataClass, dueAt } = one;
  const [isAsking, setAsking] = useState(false);
  return (
    <li className={styles.row}>
      <span>
        <Link className={text.link} to={`/candidates/${candidateId}`}>
          {name}
        </Link>{' '}
        <span className={text.meta}>
          {isOver
            ? copy.dueNext(copy.classes[dataClass])
            : copy.dueLine(copy.classes[dataClass], dateText(dueAt))}
        </span>
      </span>
      {isAsking ? (
        <HoldForm candidateId={candidateId} onCancel={() => setAsking(false)} />
      ) : (
        <Button aria-label={copy.holdFor(name)} onClick={() => setAsking(true)}>
          {copy.hold}
        </Button>
      )}
    </li>
  );
}

function HoldForm({ candidateId, onCancel }: { candidateId: string; onCancel(): void }) {
  const { hold } = usePrivacyActs();
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '' && !hold.isPending;
  function send(event: FormEvent) {
    event.preventDefault();
    if (isReady) hold.mutate({ candidateId, reason });
  }
  return (
    <form className={styles.acts} onSubmit={send}>
      <Field
        label={copy.holdReason}
        value={reason}
        maxLength={500}
        autoFocus
        trouble={hold.error?.message}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" aria-disabled={!isReady}>
        {copy.hold}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {copy.cancel}
      </Button>
    </form>
  );
}
