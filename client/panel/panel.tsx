import { lazy, Suspense, useRef, useState } from 'react';
import { Composer } from '../features/composer/composer.tsx';
import { momentText } from '../features/notes/note-list.ts';
import type { PanelStore, PanelView } from '../sync/view.ts';
import { Outsider, Unreachable } from './alone.tsx';
import { askedNow, nameOfQuestion } from './asked-now.ts';
import { Loading } from './loading.tsx';
import styles from './panel.module.css';
import { Ready } from './ready.tsx';
import { subjectOf } from './subject.ts';
import type { Tab } from './tabs.tsx';
import { useKeys } from './use-keys.ts';

const KeysDialog = lazy(async () => ({
  default: (await import('./keys-dialog.tsx')).KeysDialog,
}));

interface PanelProps {
  store: PanelStore;
  view: Exclude<PanelView, { phase: 'no_context' | 'desk' }>;
}

/** The panel in the meeting. The composer stays through every phase, with the words in it. */
export function Panel({ store, view }: PanelProps) {
  const [tab, setTab] = useState<Tab>('candidate');
  const [keys, setKeys] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useKeys(root, { openTab: setTab, showKeys: () => setKeys(true) });
  if (view.phase === 'outsider') {
    return (
      <div className={styles.panel}>
        <Outsider store={store} />
      </div>
    );
  }
  const ready = view.phase === 'ready' ? view : null;
  const interview = ready && subjectOf(ready).interview;
  return (
    <div ref={root} className={styles.panel} aria-busy={view.phase === 'starting'}>
      {view.phase === 'starting' && <Loading />}
      {view.phase === 'unreachable' && <Unreachable store={store} view={view} />}
      {ready && <Ready store={store} view={ready} tab={tab} onTab={setTab} />}
      <Composer
        store={store}
        streamId={ready?.snapshot.streamId ?? null}
        timeOf={(at) => momentText(at, interview, store.now())}
        asking={ready && askedNow(ready, interview)}
        questionName={(id) => ready && nameOfQuestion(ready, interview, id)}
      />
      {keys && (
        <Suspense fallback={null}>
          <KeysDialog onClose={() => setKeys(false)} />
        </Suspense>
      )}
    </div>
  );
}
