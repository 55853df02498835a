import { type ComponentProps, useId } from 'react';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import styles from './field.module.css';

interface FieldProps extends ComponentProps<'input'> {
  label: string;
  /** What the server said about it. */
  trouble?: string | undefined;
}

/** One line to type in, under its name. */
export function Field({ label, trouble, className, ...rest }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.labelled}>
      <label className={text.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={cx(styles.control, className)}
        aria-invalid={trouble !== undefined}
        aria-describedby={trouble === undefined ? undefined : `${id}-trouble`}
        {...rest}
      />
      {trouble !== undefined && (
        <span id={`${id}-trouble`} className={styles.trouble}>
          {trouble}
        </span>
      )}
    </div>
  );
}

type Choice = readonly [value: string, word: string];

interface SelectProps extends Omit<ComponentProps<'select'>, 'onChange' | 'value'> {
  label: string;
  value: string;
  /** What can be chosen, by value, in order. */
  choices: readonly Choice[];
  /** More of them, under the word of their group. */
  groups?: readonly (readonly [word: string, choices: readonly Choice[]])[];
  /** The name is said and not shown. */
  compact?: boolean;
  onChange(value: string): void;
}

/** One of several words. */
export function Select(props: SelectProps) {
  const { label, value, choices, groups = [], compact, onChange, ...rest } = props;
  const id = useId();
  return (
    <div className={cx(!compact && styles.labelled)}>
      <label className={compact ? text.vh : text.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={cx(styles.control, compact && styles.compact)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      >
        {choices.map(option)}
        {groups.map(([word, some]) => (
          <optgroup key={word} label={word}>
            {some.map(option)}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

const option = ([key, word]: Choice) => (
  <option key={key} value={key}>
    {word}
  </option>
);
