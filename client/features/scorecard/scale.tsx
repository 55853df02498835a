import { useId } from 'react';
import type { RatingValue } from '../../../common/events.ts';
import { rateWords } from '../../copy-scorecard.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { RATE_ICONS } from '../../ui/rate.tsx';
import styles from './scale.module.css';

/** From the left, with its key: 1 to 4. */
export const SCALE = ['strong_no', 'no', 'yes', 'strong_yes'] as const;

interface ScaleProps {
  label: string;
  value: RatingValue | null;
  onChoose(value: RatingValue): void;
}

/** Four words, no middle: native radios in one frame. */
export function Scale({ label, value, onChoose }: ScaleProps) {
  const name = useId();
  return (
    <div className={styles.scale} role="radiogroup" aria-label={label}>
      {SCALE.map((one, index) => (
        <label key={one} className={styles.choice}>
          <input
            type="radio"
            className={styles.input}
            name={name}
            checked={value === one}
            onChange={() => onChoose(one)}
          />
          <span className={cx(styles.face, styles[one])}>
            <Icon name={RATE_ICONS[one]} />
            {rateWords.values[one]}
            <span className={styles.key} aria-hidden="true">
              {index + 1}
            </span>
          </span>
        </label>
      ))}
    </div>
  );
}
