import { useCallback, useEffect, useRef, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import { toInstant } from '../../../common/time.ts';
import type { ComposerDraft, PanelStore } from '../../sync/view.ts';
import { EMPTY_DRAFT, mergedDraft } from './draft.ts';

/**
 * What is in the note box, kept with every change. Words typed before the candidate is known, or
 * while the meeting is linked to another one, stay in the box.
 * @param streamId the log the words are for; `null` while there is none
 */
export function useDraft(store: PanelStore, streamId: Id | null) {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const latest = useRef(draft);

  const put = useCallback(
    (next: ComposerDraft) => {
      const started = next.text === '' ? null : (next.startedAt ?? toInstant(store.now()));
      latest.current = { ...next, startedAt: started };
      setDraft(latest.current);
      store.saveDraft(latest.current);
    },
    [store],
  );

  useEffect(() => {
    if (streamId === null) return;
    let current = true;
    void store.loadDraft().then((kept) => {
      if (current) put(mergedDraft(kept, latest.current));
    });
    return () => {
      current = false;
    };
  }, [store, streamId, put]);

  const change = useCallback(
    (part: Partial<ComposerDraft>) => put({ ...latest.current, ...part }),
    [put],
  );
  return { draft, change };
}
