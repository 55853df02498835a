/** Drafts of the desk in the browser's own storage: small texts about no candidate. */
const PREFIX = 'hireside.draft.';

export function readKept<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    // Storage that is closed to us, or holds what nobody can read, holds no draft.
    return null;
  }
}

/** @returns whether it is kept; a browser may forbid it */
export function keep(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function drop(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept where nothing can be.
  }
}
