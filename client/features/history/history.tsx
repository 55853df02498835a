import { useEffect, useId, useRef, useState } from 'react';
import { HISTORY_KINDS, type HistoryKind } from '../../../common/history-kinds.ts';
import { historyCopy as words } from '../../copy-history.ts';
import text from '../../styles/text.module.css';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import { Chips } from '../../ui/chips.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import type { People } from '../../ui/people.ts';
import { EventRow } from './event-row.tsx';
import styles from './history.module.css';
import { isOfKind } from './kinds.ts';

interface HistoryProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
}

/** Everything that happened, newest first; older entries load as one scrolls. */
export function History({ store, view, people }: HistoryProps) {
  const [kind, setKind] = useState<HistoryKind>('all');
  const titleId = useId();
  // Whole minutes, so that a row renders anew only when its words could change.
  const now = Math.floor(store.now() / 60_000) * 60_000;
  const events = view.history.filter(({ type }) => isOfKind(type, kind));
  const more = view.historyNext !== null;
  return (
    <section className={text.band} aria-labelledby={titleId}>
      <h2 id={titleId} className={text.bandTitle}>
        {words.title}
      </h2>
      <div className={styles.chips}>
        <Chips
          label={words.show}
          choices={HISTORY_KINDS}
          words={words.kinds}
          chosen={kind}
          onChoose={setKind}
        />
      </div>
      <div role="feed" aria-label={words.title} aria-busy={view.historyLoading}>
        {events.map((event, index) => (
          <EventRow
            key={event.id}
            event={event}
            people={people}
            now={now}
            position={index + 1}
            count={more ? -1 : events.length}
            pending={view.pending.has(event.id)}
          />
        ))}
      </div>
      {events.length === 0 && !more && <p className={text.meta}>{words.none}</p>}
      {view.historyNext !== null && (
        <Older key={kind} store={store} next={view.historyNext} loading={view.historyLoading} />
      )}
    </section>
  );
}

/** Loads when it comes into sight; can be pressed where sight is unknown or loading failed. */
function Older({ store, next, loading }: { store: PanelStore; next: number; loading: boolean }) {
  const ref = useRef<HTMLParagraphElement>(null);
  /** A page that could not be had is not asked for again by itself. */
  const asked = useRef<number | null>(null);
  useEffect(() => {
    const mark = ref.current;
    if (loading || mark === null || asked.current === next) return;
    if (typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        asked.current = next;
        observer.disconnect();
        void store.loadOlder();
      },
      { rootMargin: '200px' },
    );
    observer.observe(mark);
    return () => observer.disconnect();
  }, [store, next, loading]);
  return (
    <p ref={ref} className={styles.more}>
      {loading ? (
        words.loading
      ) : (
        <LinkButton onClick={() => void store.loadOlder()}>{words.showOlder}</LinkButton>
      )}
    </p>
  );
}
