import { useEffect, useState } from 'react';
import type { PanelStore, SearchHit } from '../../sync/view.ts';

/** Between two keys of one word; a search per key would be wasted. */
const PAUSE_MS = 150;

export interface Found {
  query: string;
  hits: readonly SearchHit[];
  failed: boolean;
}

/** Candidates that fit what is typed; the newest question's answer is the one that counts. */
export function useSearch(store: PanelStore, typed: string): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const query = typed.trim();
  useEffect(() => {
    if (query === '') {
      setFound(null);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      store.search(query).then(
        (hits) => current && setFound({ query, hits, failed: false }),
        () => current && setFound({ query, hits: [], failed: true }),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [store, query]);
  return found;
}
