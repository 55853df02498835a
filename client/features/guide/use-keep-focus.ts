import { type RefObject, useLayoutEffect } from 'react';

/**
 * A control that goes away under the focus, by one's own press or by a colleague's, leaves the
 * focus to its surroundings instead of losing it.
 * @param inside what the control stood in
 * @param heir what is focused then
 */
export function useKeepFocus(
  inside: RefObject<HTMLElement | null>,
  heir: RefObject<HTMLElement | null>,
): void {
  // Asked before the change: browsers differ in what they tell about a focused element's removal.
  const had = inside.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (had && document.activeElement === document.body) heir.current?.focus();
  });
}
