import styles from './chips.module.css';

interface ChipsProps<T extends string> {
  label: string;
  choices: readonly T[];
  words: Record<NoInfer<T>, string>;
  chosen: NoInfer<T>;
  onChoose(choice: NoInfer<T>): void;
}

/** A filter: a row of words, one of them chosen. */
export function Chips<T extends string>({
  label,
  choices,
  words,
  chosen,
  onChoose,
}: ChipsProps<T>) {
  return (
    <fieldset className={styles.chips} aria-label={label}>
      {choices.map((one) => (
        <button
          key={one}
          type="button"
          className={styles.chip}
          aria-pressed={one === chosen}
          onClick={() => onChoose(one)}
        >
          {words[one]}
        </button>
      ))}
    </fieldset>
  );
}
