import type { KeyboardEvent } from 'react';
import { kitsCopy as copy } from '../../copy-kits.ts';
import { Button } from '../../ui/button.tsx';
import styles from './planning.module.css';

interface RowActsProps {
  id: string;
  /** What is moved or removed, as its buttons say it. */
  what: string;
  first: boolean;
  last: boolean;
  onMove(step: 1 | -1): void;
  onRemove(): void;
}

/** Up, down, away. A button that can do nothing stays where it is, so that the focus does too. */
export function RowActs({ id, what, first, last, onMove, onRemove }: RowActsProps) {
  const step = (word: string, by: 1 | -1, stuck: boolean) => (
    <Button
      look="quiet"
      aria-label={`${what}: ${word}`}
      title={copy.orKeys}
      aria-disabled={stuck}
      data-focus={`${id}-${by === 1 ? 'down' : 'up'}`}
      onClick={() => !stuck && onMove(by)}
    >
      {word}
    </Button>
  );
  return (
    <span className={styles.rowActs}>
      {step(copy.up, -1, first)}
      {step(copy.down, 1, last)}
      <Button look="quiet" aria-label={`${what}: ${copy.remove}`} onClick={onRemove}>
        {copy.remove}
      </Button>
    </span>
  );
}

/** Alt with an arrow moves the row that the focus is in, and keeps the focus where it was. */
export function moveByKeys(
  event: KeyboardEvent<HTMLElement>,
  onMove: (step: 1 | -1, focus: string | undefined) => void,
): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
  if (!event.altKey || step === undefined || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  onMove(step, (event.target as HTMLElement).dataset.focus);
}
