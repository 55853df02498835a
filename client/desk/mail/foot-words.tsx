import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import { timeText } from '../../ui/dates.ts';
import { useDesk } from '../context.ts';
import styles from './mail.module.css';
import { type Draft, isUnsettled } from './use-invitation.ts';

/** What will happen on sending: from where it goes out, when, and instead of what. */
export function FootWords({ draft }: { draft: Draft }) {
  const { now } = useDesk();
  const { mailIsOn, from, heldUntil, earlier, kind } = draft;
  if (!mailIsOn || from === null) return <p className={styles.footWords}>{copy.review.off}</p>;
  const isHeld = heldUntil !== null && Date.parse(heldUntil) > now();
  return (
    <div className={styles.footWords}>
      <p className={text.meta}>{copy.review.goesOut(from, kind)}</p>
      {isHeld && <p>{copy.review.heldUntil(timeText(heldUntil))}</p>}
      {earlier.some(isUnsettled) && <p>{copy.review.replaces}</p>}
    </div>
  );
}
