import { type RefObject, useEffect } from 'react';
import { isTextBox } from '../ui/shortcut.ts';

/** `/` goes to the search field from anywhere on the desk, unless someone types or is asked. */
export function useDeskKeys(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || isTextBox(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      root.current?.querySelector<HTMLElement>('[data-desk-search]')?.focus();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [root]);
}
