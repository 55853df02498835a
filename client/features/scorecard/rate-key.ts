import type { KeyboardEvent } from 'react';
import type { RatingValue } from '../../../common/events.ts';
import { isTextBox } from '../../ui/shortcut.ts';
import { SCALE } from './scale.tsx';

/** What a key says to the judgement it is pressed on; `null` for nothing. Letters in text are words. */
export function rateKey(event: KeyboardEvent): RatingValue | 'clear' | 'comment' | null {
  if (event.ctrlKey || event.metaKey || event.altKey || isTextBox(event.target)) return null;
  if (event.key === '0') return 'clear';
  if (event.key.toLowerCase() === 'e') return 'comment';
  return /^[1-4]$/.test(event.key) ? SCALE[Number(event.key) - 1]! : null;
}
