import { stepOf } from '../../../common/debrief.ts';
import { type JudgementKind, judgementWord } from '../../../common/debrief-words.ts';
import type { RatingValue } from '../../../common/events.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './rate.module.css';

interface RateProps {
  kind: JudgementKind;
  value: RatingValue | null;
}

const ICONS = {
  strong_no: 'rate-1',
  no: 'rate-2',
  yes: 'rate-3',
  strong_yes: 'rate-4',
} as const;

/** Word first, number second; what nobody touched has neither number nor colour. */
export const Rate = ({ kind, value }: RateProps) => (
  <span className={cx(styles.rate, value !== null && styles[value])}>
    <Icon name={value === null ? 'rate-0' : ICONS[value]} />
    {judgementWord(kind, value)}
    {value !== null && <span className={cx(text.num, styles.number)}>{stepOf(value)}</span>}
  </span>
);
