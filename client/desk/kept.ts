/** Drafts of the desk in the browser's own storage. */
const PREFIX = 'hireside.draft.';

/**
 * How long a draft stays: `computer` until it is settled, for texts about no candidate; `tab` no
 * longer than the tab, for what names people.
 */
export type Keeping = 'computer' | 'tab';

export function readKept<T>(key: string, keeping: Keeping = 'computer'): T | null {
  try {
    const text = storageOf(keeping).getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    // Storage that is closed to us, or holds what nobody can read, holds no draft.
    return null;
  }
}

/** @returns whether it is kept; a browser may forbid it */
export function keep(key: string, value: unknown, keeping: Keeping = 'computer'): boolean {
  try {
    storageOf(keeping).setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function drop(key: string, keeping: Keeping = 'computer'): void {
  try {
    storageOf(keeping).removeItem(PREFIX + key);
  } catch {
    // Nothing was kept where nothing can be.
  }
}

/** Forgets what this tab keeps: whoever signs in next is somebody else. */
export function forgetTab(): void {
  try {
    const storage = storageOf('tab');
    for (const key of Object.keys(storage)) {
      if (key.startsWith(PREFIX)) storage.removeItem(key);
    }
  } catch {
    // Nothing was kept where nothing can be.
  }
}

const storageOf = (keeping: Keeping): Storage =>
  keeping === 'tab' ? window.sessionStorage : window.localStorage;
