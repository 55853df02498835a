import type { Id } from '../../../common/ids.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import { LinkButton } from '../../ui/link-button.tsx';
import { Link } from '../link.tsx';
import styles from './mail.module.css';
import { type Draft, isUnsettled } from './use-invitation.ts';

interface DeliveryActsProps {
  interviewId: Id;
  draft: Draft;
  onAgain?: (() => void) | undefined;
}

/** What can be done about it; every way leads over the review. */
export function DeliveryActs({ interviewId, draft, onAgain }: DeliveryActsProps) {
  const words = wordsFor(draft);
  if (words.length === 0) return null;
  return (
    <p className={styles.acts}>
      {words.map((word) =>
        onAgain === undefined ? (
          <Link key={word} className={text.link} to={`/interviews/${interviewId}/invitation`}>
            {word}
          </Link>
        ) : (
          <LinkButton key={word} onClick={onAgain}>
            {word}
          </LinkButton>
        ),
      )}
    </p>
  );
}

function wordsFor({ status, earlier, kind }: Draft): readonly string[] {
  const { delivery } = copy;
  const last = earlier.at(-1);
  if (status !== 'scheduled' && status !== 'in_progress' && status !== 'cancelled') return [];
  if (last === undefined) return status === 'cancelled' ? [] : [delivery.review];
  if (isUnsettled(last)) return [];
  switch (last.state) {
    case 'refused':
    case 'bounced':
      return status === 'cancelled' ? [] : [delivery.address, delivery.again];
    case 'unconfirmed':
    case 'failed':
      return [delivery.again];
    case 'withdrawn':
      return status === 'cancelled' ? [] : [delivery.review];
    default:
      if (status === 'cancelled') return last.kind === 'cancellation' ? [] : [delivery.tellAgain];
      return kind === 'invitation' ? [delivery.review] : [delivery.newMail];
  }
}
