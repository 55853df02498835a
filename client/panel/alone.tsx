import { copy } from '../copy.ts';
import text from '../styles/text.module.css';
import type { PanelStore, PanelView } from '../sync/view.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { useNow } from '../ui/use-now.ts';
import { later } from './later.tsx';
import styles from './panel.module.css';

/** For anyone outside the team: one sentence. No name, no count, no hint; and the way in. */
export const Outsider = ({ store }: { store: PanelStore }) => (
  <main className={styles.alone}>
    <h1>{copy.outsider.title}</h1>
    <p>{copy.outsider.text}</p>
    {store.services && <Stranger services={store.services} onConnected={() => store.retryNow()} />}
  </main>
);

/** Not part of what the panel loads first: members never see it. */
const { Part: Stranger } = later(
  async () => (await import('../features/connect/stranger.tsx')).Stranger,
);

interface UnreachableProps {
  store: PanelStore;
  view: Extract<PanelView, { phase: 'unreachable' }>;
}

/** What happened, what is safe, what to do. */
export function Unreachable({ store, view }: UnreachableProps) {
  const seconds = Math.ceil((view.retryAt - useNow(store)) / 1000);
  return (
    <main className={styles.alone}>
      <h1>{copy.unreachable.title}</h1>
      <p>
        {copy.unreachable.safe}{' '}
        {seconds > 0 ? copy.unreachable.again(seconds) : copy.unreachable.trying}
      </p>
      <div className={cx(text.acts, styles.acts)}>
        <Button size="normal" onClick={() => store.retryNow()}>
          {copy.unreachable.now}
        </Button>
      </div>
      {view.requestId !== null && (
        <p className={text.meta}>{copy.unreachable.request(view.requestId)}</p>
      )}
    </main>
  );
}
