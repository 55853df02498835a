import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Id } from '../../../common/ids.ts';

/**
 * Keeps the question being asked in view for whoever follows it: on opening, and when the next one
 * is asked while the one before is in view. Whoever reads elsewhere is left where they are.
 * @param current changes with each question asked
 * @param active rests while something above the questions is to be read first
 */
export function useFollow(
  inside: RefObject<HTMLElement | null>,
  current: Id | null,
  active: boolean,
): void {
  const before = useRef<Element | null>(null);
  const opened = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: The next question is what it waits for.
  useLayoutEffect(() => {
    const scroller = inside.current?.closest('[role=tabpanel]');
    if (!scroller || !active) return;
    const view = scroller.getBoundingClientRect();
    const last = before.current?.getBoundingClientRect();
    const follows = !opened.current || (last && last.bottom > view.top && last.top < view.bottom);
    const row = scroller.querySelector('[aria-current=step]');
    opened.current = true;
    if (row !== null) before.current = row;
    if (row === null || !follows) return;
    const { top, bottom } = row.getBoundingClientRect();
    // No further than its first line, though it be taller than the view.
    const down = Math.min(bottom - view.bottom, top - view.top);
    if (down > 0 || top < view.top) scroller.scrollTop += down > 0 ? down : top - view.top;
  }, [inside, current, active]);
}
