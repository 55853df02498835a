import { useRef, useState } from 'react';
import { waitingCopy as copy } from '../../copy-waiting.ts';
import lines from '../../styles/lines.module.css';
import text from '../../styles/text.module.css';
import { ErasureWishes } from '../access/erasure-wishes.tsx';
import { Trouble } from '../trouble.tsx';
import { DeclineDialog } from './decline-dialog.tsx';
import { NoticeRow } from './notice-row.tsx';
import { RetentionRow, useRetentionNotices } from './retention-notices.tsx';
import { type Notice, type PutAway, useNotices, usePutAway } from './use-notices.ts';
import styles from './waiting.module.css';

/** “Waiting for you”: scorecards the member owes, and what they are told about others’. */
export function Waiting() {
  const query = useNotices();
  const weeks = useRetentionNotices().data?.items ?? [];
  const { putAway, isGoing, failureOf } = usePutAway();
  const [declining, setDeclining] = useState<Notice | null>(null);
  const [done, setDone] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const items = query.data?.items.filter(({ id }) => !isGoing(id));

  function send(asked: PutAway, words: string) {
    setDone('');
    putAway(asked, { onSuccess: () => setDone(words) });
    // The row goes, and the focus must not go with it.
    heading.current?.focus();
  }

  return (
    <div>
      <h2 ref={heading} tabIndex={-1} className={lines.title}>
        {copy.title}{' '}
        {items !== undefined && items.length + weeks.length > 0 && (
          <span className={text.meta}>{items.length + weeks.length}</span>
        )}
      </h2>
      <p role="status" className={text.vh}>
        {done}
      </p>
      <ErasureWishes />
      {query.isPending && <p className={styles.words}>{copy.opening}</p>}
      {query.isError && (
        <Trouble
          error={query.error}
          first={items && copy.stale}
          onRetry={() => void query.refetch()}
        />
      )}
      {items?.length === 0 && weeks.length === 0 && (
        <p className={styles.words}>
          <b className={text.strong}>{copy.nothing}</b> {copy.nothingHint}
        </p>
      )}
      <ul>
        {weeks.map((one) => (
          <RetentionRow key={one.id} notice={one} />
        ))}
        {items?.map((notice) => (
          <NoticeRow
            key={notice.id}
            notice={notice}
            error={failureOf(notice.id)?.error ?? null}
            onDecline={() => setDeclining(notice)}
            onPutAway={() => send({ id: notice.id }, copy.done.putAway)}
          />
        ))}
      </ul>
      {declining && (
        <DeclineDialog
          candidateName={declining.candidateName}
          reason={failureOf(declining.id)?.reason ?? ''}
          onClose={() => setDeclining(null)}
          onSend={(reason) => {
            setDeclining(null);
            send({ id: declining.id, reason }, copy.done.declined(declining.candidateName));
          }}
        />
      )}
    </div>
  );
}
