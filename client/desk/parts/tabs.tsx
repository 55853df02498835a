import { type KeyboardEvent, type ReactNode, useId } from 'react';
import styles from '../../panel/tabs.module.css';

export interface Choice {
  key: string;
  word: string;
}

interface TabsProps {
  label: string;
  choices: readonly Choice[];
  chosen: string;
  onChoose(key: string): void;
  children: ReactNode;
}

/** Tabs and the body of the chosen one: one in the tab order, arrow keys go along and open. */
export function Tabs({ label, choices, chosen, onChoose, children }: TabsProps) {
  const id = useId();
  const at = choices.findIndex(({ key }) => key === chosen);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: choices.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = choices.at(to % choices.length)!;
    onChoose(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  }

  return (
    <>
      <div className={styles.tabs} role="tablist" aria-label={label}>
        {choices.map(({ key, word }) => (
          <button
            key={key}
            id={`${id}-${key}`}
            type="button"
            className={styles.tab}
            role="tab"
            aria-selected={key === chosen}
            aria-controls={key === chosen ? `${id}-body` : undefined}
            tabIndex={key === chosen ? 0 : -1}
            onClick={() => onChoose(key)}
            onKeyDown={onKeyDown}
          >
            {word}
          </button>
        ))}
      </div>
      <div id={`${id}-body`} role="tabpanel" aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </>
  );
}
