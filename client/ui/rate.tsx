import type { RatingValue } from '../../common/events.ts';
import { rateWords } from '../copy-scorecard.ts';
import { cx } from './cx.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './rate.module.css';

export const RATE_ICONS: Record<RatingValue, IconName> = {
  strong_no: 'rate-1',
  no: 'rate-2',
  yes: 'rate-3',
  strong_yes: 'rate-4',
};

interface RateProps {
  /** What an untouched one is called. */
  kind: keyof typeof rateWords.untouched;
  value: RatingValue | null;
  quiet?: boolean;
}

/** One judgement: icon and word in one colour; what nobody touched has neither colour nor number. */
export const Rate = ({ kind, value, quiet = false }: RateProps) => (
  <span className={cx(styles.rate, value !== null && styles[value], quiet && styles.quiet)}>
    <Icon name={value === null ? 'rate-0' : RATE_ICONS[value]} />
    {value === null ? rateWords.untouched[kind] : rateWords.values[value]}
  </span>
);
