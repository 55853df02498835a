import { useEffect, useState } from 'react';
import { drop, keep, readKept } from '../kept.ts';

export interface Edited<T> {
  value: T;
  /** What it was made from: the thing as it was when the first change was written. */
  base: T;
  changed: boolean;
  /** Changes are on this computer, so that leaving loses nothing. */
  kept: boolean;
  /** They were found there, from an earlier visit. */
  found: boolean;
  change(next: T): void;
  /** What is stored has become `stored`: there are no changes any more. */
  settle(): void;
}

interface Kept<T> {
  base: T;
  value: T;
}

/**
 * A thing being edited: as stored until the first change, from then on as written, with what it
 * was made from. Survives closing the page; where the browser keeps nothing, leaving asks first.
 * @param key of the draft, one for each member and thing
 * @param stored as the server has it
 * @param same whether two of them say the same
 */
export function useEdited<T>(
  key: string,
  stored: T,
  same: (one: T, other: T) => boolean,
): Edited<T> {
  const [draft, setDraft] = useState<Kept<T> | null>(() => readKept<Kept<T>>(key));
  const [found, setFound] = useState(draft !== null);
  const [kept, setKept] = useState(true);
  // What differs only in the spaces around it is no change, and yet stands as it is typed.
  const asStored = draft !== null && same(draft.value, stored);
  const changed = draft !== null && !asStored && !same(draft.value, draft.base);

  useEffect(() => {
    if (!changed || kept) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [changed, kept]);

  function settle() {
    setDraft(null);
    setFound(false);
    drop(key);
  }

  function change(value: T) {
    const base = changed ? draft.base : stored;
    setDraft({ base, value });
    if (same(value, stored)) drop(key);
    else setKept(keep(key, { base, value }));
  }

  return {
    value: changed || asStored ? draft.value : stored,
    base: changed ? draft.base : stored,
    changed,
    kept,
    found: found && changed,
    change,
    settle,
  };
}
