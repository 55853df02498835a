import type { ReactNode } from 'react';
import text from '../../styles/text.module.css';
import styles from './choice.module.css';

interface ChoiceProps<T extends string> {
  name: string;
  label: string;
  choices: readonly T[];
  words: Record<T, readonly [word: string, help: string]>;
  chosen: T;
  onChoose(choice: T): void;
}

/** One of several ways, each with what it means. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { name, label, choices, words, chosen, onChoose } = props;
  return (
    <fieldset className={styles.choice}>
      <legend className={text.strong}>{label}</legend>
      {choices.map((one) => (
        <label key={one} className={styles.option}>
          <input type="radio" name={name} checked={one === chosen} onChange={() => onChoose(one)} />
          <span>
            {words[one][0]}
            <span className={styles.help}>{words[one][1]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface TickProps {
  isOn: boolean;
  onChange(isOn: boolean): void;
  children: ReactNode;
}

/** Something to say yes to. */
export const Tick = ({ isOn, onChange, children }: TickProps) => (
  <label className={styles.option}>
    <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
    <span>{children}</span>
  </label>
);
