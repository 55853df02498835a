import { useCallback, useEffect, useRef, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import type { PanelStore } from '../../sync/view.ts';

/** A pause in typing this long puts the words into the log. */
const PAUSE_MS = 1500;

interface WordsOptions {
  /** Names the box among this member's drafts. */
  box: string;
  saved: string;
  /** Write the words at each pause; else only when the box is left. */
  asYouGo: boolean;
  save(words: string | null): Promise<Id>;
}

/**
 * The words of one box of a scorecard. Each key keeps them as a draft; a pause, leaving the box,
 * leaving the tab or closing the panel puts them into the log. No way out loses them (S11).
 */
export function useWords(store: PanelStore, options: WordsOptions) {
  const { box } = options;
  const [typed, setTyped] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const waiting = useRef<string | null>(null);
  const latest = useRef(options);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = options;
  });

  const put = useCallback((words: string | null) => {
    waiting.current = words;
    setTyped(words);
  }, []);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const words = waiting.current;
    if (words === null) return;
    put(null);
    setFailed(false);
    if (words === latest.current.saved) return store.saveWords(box, '');
    latest.current.save(words.trim() === '' ? null : words).then(
      () => {
        if (waiting.current === null) store.saveWords(box, '');
      },
      () => {
        // They stay in the box and among the drafts.
        if (waiting.current === null) put(words);
        setFailed(true);
      },
    );
  }, [store, box, put]);

  const change = useCallback(
    (words: string) => {
      put(words);
      store.saveWords(box, words);
      clearTimeout(timer.current);
      if (latest.current.asYouGo) timer.current = setTimeout(flush, PAUSE_MS);
    },
    [store, box, put, flush],
  );

  useEffect(() => {
    let here = true;
    void store.loadWords(box).then((words) => {
      if (here && words !== '' && waiting.current === null) change(words);
    });
    window.addEventListener('pagehide', flush);
    return () => {
      here = false;
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [store, box, change, flush]);

  return { words: typed ?? options.saved, unsaved: typed !== null, failed, change, flush };
}

export type Words = ReturnType<typeof useWords>;
