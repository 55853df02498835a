import { lazy, Suspense } from 'react';
import { copy } from './copy.ts';
import { Loading } from './panel/loading.tsx';
import { Panel } from './panel/panel.tsx';
import type { PanelStore } from './sync/view.ts';
import { useView } from './ui/use-view.ts';

interface AppProps {
  store: PanelStore;
  /** Whether this server plays Zoom itself. */
  rehearsal: boolean;
  /** Born outside a meeting: no candidate is being looked for. */
  home?: boolean;
}

/** Neither is part of what a panel loads. */
const Desk = lazy(async () => ({ default: (await import('./desk/desk.tsx')).Desk }));
const SignIn = lazy(async () => ({ default: (await import('./desk/sign-in.tsx')).SignIn }));

/** The panel in a meeting, the desk outside, and for strangers where to sign in. */
export function App({ store, rehearsal, home = false }: AppProps) {
  const view = useView(store);
  const opening = <Loading words={copy.opening} />;
  if (home && view.phase === 'starting') return opening;
  if (view.phase !== 'desk' && view.phase !== 'no_context') {
    return <Panel store={store} view={view} />;
  }
  return (
    <Suspense fallback={opening}>
      {view.phase === 'desk' ? (
        <Desk key={view.boot.me.id} boot={view.boot} services={view.services} />
      ) : (
        <SignIn message={view.message} browser={view.browser ?? false} rehearsal={rehearsal} />
      )}
    </Suspense>
  );
}
