import { useCallback, useEffect, useRef } from 'react';

/**
 * Puts the focus on what was just added or moved, once it is there: a browser takes the focus away
 * from what it moves.
 * @returns takes the `data-focus` of the element to go to
 */
export function useFocusAfter(): (key: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    document.querySelector<HTMLElement>(`[data-focus="${wanted.current}"]`)?.focus();
    wanted.current = null;
  });
  return useCallback((key) => {
    wanted.current = key;
  }, []);
}
