import type { ComponentProps, ReactNode } from 'react';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import styles from './field.module.css';

interface LabelledProps {
  label: string;
  /** What the server said about it. */
  trouble?: string | undefined;
  children: ReactNode;
}

const Labelled = ({ label, trouble, children }: LabelledProps) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: The control is among the children.
  <label className={styles.labelled}>
    <span className={text.label}>{label}</span>
    {children}
    {trouble !== undefined && <span className={styles.trouble}>{trouble}</span>}
  </label>
);

interface FieldProps extends ComponentProps<'input'> {
  label: string;
  trouble?: string | undefined;
}

/** One line to type in, under its name. */
export const Field = ({ label, trouble, className, ...rest }: FieldProps) => (
  <Labelled label={label} trouble={trouble}>
    <input
      className={cx(styles.control, className)}
      aria-invalid={trouble !== undefined}
      {...rest}
    />
  </Labelled>
);

interface SelectProps extends Omit<ComponentProps<'select'>, 'onChange' | 'value'> {
  label: string;
  value: string;
  /** What can be chosen, by value, in order. */
  choices: readonly (readonly [value: string, word: string])[];
  /** The name is said and not shown. */
  compact?: boolean;
  onChange(value: string): void;
}

/** One of several words. */
export function Select({ label, value, choices, compact, onChange, ...rest }: SelectProps) {
  const select = (
    <select
      className={cx(styles.control, compact && styles.compact)}
      aria-label={compact ? label : undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      {...rest}
    >
      {choices.map(([key, word]) => (
        <option key={key} value={key}>
          {word}
        </option>
      ))}
    </select>
  );
  return compact ? select : <Labelled label={label}>{select}</Labelled>;
}
