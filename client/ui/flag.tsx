import type { KeyboardEvent } from 'react';
import type { Flag } from '../../common/events.ts';
import { copy } from '../copy.ts';
import { cx } from './cx.ts';
import styles from './flag.module.css';
import { Icon } from './icon.tsx';

/** A note's flag: icon and word in one colour. */
export const FlagMark = ({ flag }: { flag: Flag }) => (
  <span className={cx(styles.flag, styles[flag])}>
    <Icon name={flag} />
    {copy.flags[flag]}
  </span>
);

/** The same where there is room for the icon alone. */
export const FlagIcon = ({ flag }: { flag: Flag }) => (
  <span
    className={cx(styles.flag, styles[flag])}
    role="img"
    aria-label={copy.flags[flag]}
    title={copy.flags[flag]}
  >
    <Icon name={flag} />
  </span>
);

const CHOICES = ['strength', 'concern', 'followup'] as const;
const KEYS: Record<string, (typeof CHOICES)[number]> = {
  s: 'strength',
  c: 'concern',
  f: 'followup',
};

interface FlagChoiceProps {
  flag: Flag | null;
  onChange(flag: Flag | null): void;
}

/** The flags to choose from; with the focus among them, their first letters press them. */
export function FlagChoice({ flag, onChange }: FlagChoiceProps) {
  const toggle = (one: Flag) => onChange(flag === one ? null : one);

  function onKeyDown(event: KeyboardEvent<HTMLFieldSetElement>) {
    const one = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
    if (one === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    toggle(one);
    event.currentTarget.querySelector<HTMLElement>(`[data-flag=${one}]`)?.focus();
  }

  return (
    <fieldset className={styles.flags} aria-label={copy.flag} onKeyDown={onKeyDown}>
      {CHOICES.map((one) => (
        <button
          key={one}
          type="button"
          className={cx(styles.choice, styles[one])}
          aria-pressed={flag === one}
          aria-label={copy.flags[one]}
          title={copy.flags[one]}
          data-flag={one}
          onClick={() => toggle(one)}
        >
          <Icon name={one} />
          <span className={styles.word}>{copy.flags[one]}</span>
        </button>
      ))}
    </fieldset>
  );
}
