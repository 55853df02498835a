import { useEffect, useState } from 'react';
import type { PanelStore } from '../../sync/view.ts';
import { useDesk } from '../context.ts';

type Kind = 'candidateId' | 'interviewId';

/** The live file of a candidate, for as long as the page is shown; `null` before it is opened. */
export function useFile(kind: Kind, id: string): PanelStore | null {
  const { openFile } = useDesk();
  const [store, setStore] = useState<PanelStore | null>(null);
  useEffect(() => {
    const opened = openFile(kind === 'candidateId' ? { candidateId: id } : { interviewId: id });
    setStore(opened);
    return () => {
      setStore(null);
      opened.dispose();
    };
  }, [openFile, kind, id]);
  return store;
}
