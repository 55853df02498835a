interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/** Ctrl+Enter, or ⌘+Enter on a Mac: saves what is being written. */
export const isSaveKey = ({ key, ctrlKey, metaKey, shiftKey }: Pressed): boolean =>
  key === 'Enter' && (ctrlKey || metaKey) && !shiftKey;

/** The same with Shift: submits the scorecard. */
export const isSubmitKey = ({ key, ctrlKey, metaKey, shiftKey }: Pressed): boolean =>
  key === 'Enter' && (ctrlKey || metaKey) && shiftKey;

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** How those keys are written on this computer. */
export const saveKeyName = (): string => (isMac() ? '⌘+Enter' : 'Ctrl+Enter');
export const submitKeyName = (): string => (isMac() ? '⌘+Shift+Enter' : 'Ctrl+Shift+Enter');

/** Where letters are words and not keys. */
export const isTextBox = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])');
