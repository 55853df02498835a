import type { MatchReason } from '../../../common/match.ts';
import { copy } from '../../copy.ts';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { firstName } from '../../ui/people.ts';
import styles from './match.module.css';

interface MatchLineProps {
  reason: MatchReason;
  candidate: string;
  onWrong(): void;
}

/** Why this candidate is shown, and the way out when it is another. */
export const MatchLine = ({ reason, candidate, onWrong }: MatchLineProps) => (
  <p className={styles.line}>
    <span className={styles.reason}>
      <Icon name="link" />
      {copy.match.reasons[reason]}
    </span>
    <LinkButton onClick={onWrong}>{copy.match.wrong(firstName(candidate))}</LinkButton>
  </p>
);
