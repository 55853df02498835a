import { useEffect } from 'react';
import type { Id } from '../../../common/ids.ts';
import { mayIn } from '../../../common/permissions.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import { useDesk } from '../context.ts';
import { DeliveryActs } from './delivery-acts.tsx';
import styles from './mail.module.css';
import { MailRow } from './mail-row.tsx';
import { ReplyControl } from './reply-control.tsx';
import { useInvitation, useRefreshInvitation } from './use-invitation.ts';

interface DeliveryProps {
  interviewId: Id;
  /** Grows whenever something happens to the candidate: then it is asked anew. */
  changed?: number;
  /** Writes another mail here; else the page for it opens. */
  onAgain?(): void;
}

/**
 * What became of the mails about an interview, and what the candidate answered. For those who may
 * invite; others see nothing of it.
 */
export function Delivery(props: DeliveryProps) {
  const { me } = useDesk().boot;
  return mayIn(me, 'interviews.create') ? <Known {...props} /> : null;
}

function Known({ interviewId, changed, onAgain }: DeliveryProps) {
  const { data: draft, error } = useInvitation(interviewId);
  const refresh = useRefreshInvitation(interviewId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when something has changed, only.
  useEffect(() => {
    if (changed !== undefined) void refresh();
  }, [changed]);
  if (draft === undefined) {
    return error ? <p className={text.meta}>{copy.delivery.stale}</p> : null;
  }
  const { earlier, status } = draft;
  const last = earlier.at(-1);
  const before = earlier.slice(0, -1).reverse();
  if (last === undefined && status !== 'scheduled') return null;
  return (
    <section
      className={styles.delivery}
      aria-label={copy.delivery.label(draft.values.round ?? draft.subject)}
    >
      <div aria-live="polite">
        {last === undefined ? (
          <p className={text.quiet}>
            {draft.reply === 'pending' ? copy.delivery.none : copy.delivery.unwritten}
          </p>
        ) : (
          <MailRow mail={last} />
        )}
      </div>
      <DeliveryActs {...{ interviewId, draft, onAgain }} />
      {before.length > 0 && (
        <details>
          <summary>{copy.delivery.earlier(before.length)}</summary>
          <ol className={styles.mails}>
            {before.map((mail) => (
              <li key={mail.id}>
                <MailRow mail={mail} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {last !== undefined && status === 'scheduled' && (
        <ReplyControl interviewId={interviewId} reply={draft.reply} />
      )}
    </section>
  );
}
