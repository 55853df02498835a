import type { MailState } from '../../../common/mail.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { dayTimeText } from '../../ui/dates.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import styles from './mail.module.css';
import type { Delivered } from './use-invitation.ts';

const BAD: readonly MailState[] = ['refused', 'bounced', 'failed', 'unconfirmed'];

const iconOf = (state: MailState): IconName => {
  if (BAD.includes(state)) return 'alert';
  if (state === 'sent') return 'check';
  return state === 'withdrawn' ? 'x' : 'clock';
};

/** One mail: what it was, how far it came, to whom, and why where something stands in the way. */
export function MailRow({ mail }: { mail: Delivered }) {
  const { kind, state, to, reason, attempts, automatic, correctedSince, createdAt, settledAt } =
    mail;
  const isUnderWay = state === 'waiting' && attempts > 0;
  return (
    <div>
      <p className={styles.state}>
        <span
          className={cx(
            text.pair,
            BAD.includes(state) && styles.bad,
            state === 'sent' && styles.good,
          )}
        >
          <Icon name={iconOf(state)} />
          {copy.kinds[kind]}: {copy.states[state].toLowerCase()}
        </span>
        <span className={text.meta}>
          {copy.delivery.to(to)}, {dayTimeText(settledAt ?? createdAt)}
        </span>
      </p>
      {(reason !== null || isUnderWay || automatic || correctedSince) && (
        <p className={text.meta}>
          {[
            reason,
            isUnderWay ? copy.delivery.tries(attempts) : null,
            automatic ? copy.delivery.itself : null,
            correctedSince ? copy.delivery.correctedSince : null,
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
    </div>
  );
}
