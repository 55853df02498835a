import { type RefObject, useEffect } from 'react';
import { isTextBox } from '../../ui/shortcut.ts';

/** J and K go to the next and the previous row's link, X ticks the row one is on. */
export function useRowKeys(table: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTextBox(event.target) || document.querySelector('dialog[open]')) return;
      const rows = [...(table.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const key = event.key.toLowerCase();
      if (key === 'j' || key === 'k') {
        const next = rows[at === -1 ? 0 : at + (key === 'j' ? 1 : -1)];
        next?.querySelector<HTMLElement>('a')?.focus();
        event.preventDefault();
      } else if (key === 'x' && at !== -1) {
        rows[at]?.querySelector<HTMLElement>('input[type=checkbox]')?.click();
        event.preventDefault();
      }
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [table]);
}
