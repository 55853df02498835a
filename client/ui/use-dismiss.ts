import { type RefObject, useEffect, useRef } from 'react';

/**
 * Closes what floats on Esc and on a press outside of `ref`, which holds the control and what it
 * opened.
 */
export function useDismiss(
  ref: RefObject<HTMLElement | null>,
  open: boolean,
  close: (by: 'escape' | 'outside') => void,
): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!open) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current('escape');
    }
    function onPointerDown(event: Event) {
      if (!ref.current?.contains(event.target as Node)) latest.current('outside');
    }
    document.addEventListener('keydown', onKeyDown, true);
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => {
      document.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('pointerdown', onPointerDown, true);
    };
  }, [ref, open]);
}
