import { initials } from '../../common/member.ts';
import { cx } from './cx.ts';
import styles from './who.module.css';

interface WhoProps {
  name: string;
  /** `out` is on the interview panel and not in Hireside now: a dashed ring. */
  kind?: 'me' | 'here' | 'out';
  size?: 'normal' | 'small';
}

/** Initials, one neutral. The name itself stands beside it or in its control's label. */
export const Who = ({ name, kind = 'here', size = 'normal' }: WhoProps) => (
  <span
    className={cx(styles.who, kind !== 'here' && styles[kind], size === 'small' && styles.small)}
    aria-hidden="true"
    title={name}
  >
    {initials(name)}
  </span>
);
