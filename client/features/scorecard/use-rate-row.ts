import { type KeyboardEvent, type RefObject, useRef } from 'react';
import type { RatingValue } from '../../../common/events.ts';
import { isTextBox } from '../../ui/shortcut.ts';
import { SCALE } from './scale.tsx';

interface RateActs {
  value: RatingValue | null;
  choose(value: RatingValue | null): void;
  /** Goes to the words that say why. */
  comment(): void;
}

interface RateRow {
  row: RefObject<HTMLElement | null>;
  clear(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** A judgement's row: 1 to 4 judge, 0 clears, E goes to the words, wherever in it the focus is. */
export function useRateRow({ value, choose, comment }: RateActs): RateRow {
  const row = useRef<HTMLElement>(null);

  function clear() {
    choose(null);
    row.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const key = rateKey(event);
    if (key === null) return;
    if (key === 'comment') comment();
    else if (key === 'clear') clear();
    else if (key !== value) choose(key);
    event.preventDefault();
    event.stopPropagation();
  }

  return { row, clear, onKeyDown };
}

/** What a key says to the judgement it is pressed on; `null` for nothing. Letters in text are words. */
function rateKey(event: KeyboardEvent): RatingValue | 'clear' | 'comment' | null {
  if (event.ctrlKey || event.metaKey || event.altKey || isTextBox(event.target)) return null;
  if (event.key === '0') return 'clear';
  if (event.key.toLowerCase() === 'e') return 'comment';
  return /^[1-4]$/.test(event.key) ? SCALE[Number(event.key) - 1]! : null;
}
