import { type ReactNode, useId, useState } from 'react';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { TextArea } from '../../ui/text-area.tsx';
import styles from '../parts/field.module.css';

interface Common {
  label: string;
  /** The label is for screen readers only: what stands beside it says it already. */
  bare?: boolean;
  help?: string;
  className?: string | undefined;
  /** Where `useFocusAfter` finds the control. */
  focusKey?: string;
}

interface FieldProps extends Common {
  children(control: { id: string; 'aria-describedby'?: string; 'data-focus'?: string }): ReactNode;
}

/** A label, its control, and what helps to fill it in. */
export function Field({ label, bare = false, help, className, focusKey, children }: FieldProps) {
  const id = useId();
  const helpId = `${id}-help`;
  return (
    <div className={cx(styles.labelled, className)}>
      <label className={bare ? text.vh : text.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(help === undefined ? {} : { 'aria-describedby': helpId }),
        ...(focusKey === undefined ? {} : { 'data-focus': focusKey }),
      })}
      {help !== undefined && (
        <span id={helpId} className={text.help}>
          {help}
        </span>
      )}
    </div>
  );
}

interface TextFieldProps extends Common {
  value: string;
  /** Longest text, as the server takes it. */
  max: number;
  /** Several lines. */
  long?: boolean;
  strong?: boolean;
  onChange(value: string): void;
}

export function TextField({ value, max, long, strong, onChange, ...common }: TextFieldProps) {
  const weight = strong ? styles.strong : undefined;
  return (
    <Field {...common}>
      {(control) =>
        long ? (
          <TextArea
            {...control}
            className={weight}
            value={value}
            maxLength={max}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...control}
            className={cx(styles.control, weight)}
            value={value}
            maxLength={max}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

interface NumberFieldProps extends Common {
  value: number;
  min: number;
  max: number;
  step?: number;
  onChange(value: number): void;
}

/** A number; while what stands in it is none, the last one counts, and it comes back on leaving. */
export function NumberField({ value, min, max, step = 1, onChange, ...common }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  function type(next: string) {
    setTyped(next);
    const number = Number(next);
    const isWhole = step < 1 || Number.isInteger(number);
    if (next.trim() !== '' && isWhole && number >= min && number <= max) onChange(number);
  }
  return (
    <Field {...common}>
      {(control) => (
        <input
          {...control}
          className={cx(styles.control, styles.number)}
          type="number"
          inputMode="decimal"
          min={min}
          max={max}
          step={step}
          value={typed ?? String(value)}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps extends Common {
  value: string;
  choices: readonly { value: string; word: string }[];
  onChange(value: string): void;
}

export const SelectField = ({ value, choices, onChange, ...common }: SelectFieldProps) => (
  <Field {...common}>
    {(control) => (
      <select
        {...control}
        className={styles.control}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.word}
          </option>
        ))}
      </select>
    )}
  </Field>
);
