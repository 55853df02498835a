import { type RefObject, useEffect, useRef } from 'react';
import { isSubmitKey, isTextBox } from '../ui/shortcut.ts';
import { TABS, type Tab } from './tabs.tsx';

/** What a key does that not every page has. */
export interface KeyActions {
  openTab?(tab: Tab): void;
  showKeys?(): void;
}

/**
 * The panel's keys. While someone types, only Alt with a digit acts; everything else is words.
 */
export function useKeys(root: RefObject<HTMLElement | null>, actions: KeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (isSubmitKey(event) && submitCard(root.current, event.target)) event.preventDefault();
      if (event.ctrlKey || event.metaKey) return;
      if (handle(event, root.current, latest.current)) event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [root]);
}

function handle(event: KeyboardEvent, root: HTMLElement | null, actions: KeyActions): boolean {
  if (event.altKey) {
    // The digit's place on the keyboard: with Alt some systems write another character.
    const tab = TABS[Number(/^Digit([1-4])$/.exec(event.code)?.[1]) - 1];
    if (tab === undefined || actions.openTab === undefined) return false;
    actions.openTab(tab);
    return true;
  }
  if (isTextBox(event.target)) return false;
  switch (event.key) {
    case 'n':
    case 'N':
      root?.querySelector<HTMLElement>('[data-note-box]')?.focus();
      return true;
    case '?':
      actions.showKeys?.();
      return actions.showKeys !== undefined;
    case 'j':
    case 'J':
      return toRow(root, 1);
    case 'k':
    case 'K':
      return toRow(root, -1);
    case 'z':
    case 'Z':
      return undoMove(root);
    default:
      return false;
  }
}

/** The scorecard in view is submitted from anywhere but a text: there the same fingers save a note. */
function submitCard(root: HTMLElement | null, target: EventTarget | null): boolean {
  const button = isTextBox(target) ? null : root?.querySelector<HTMLElement>('[data-submit-card]');
  button?.click();
  return button != null;
}

/** Ten seconds are short: the undo of a stage move is one key away from anywhere in the panel. */
function undoMove(root: HTMLElement | null): boolean {
  const button = root?.querySelector<HTMLElement>('[data-undo]');
  button?.click();
  return button != null;
}

function toRow(root: HTMLElement | null, step: 1 | -1): boolean {
  const rows = [...(root?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const inOrder = rows.find((row) => row.tabIndex === 0) ?? rows[0];
  const next = at === -1 ? inOrder : rows[at + step];
  next?.focus();
  return next !== undefined;
}
