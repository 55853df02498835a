import { lazy, Suspense } from 'react';
import { SignIn } from './desk/sign-in.tsx';
import { Loading } from './panel/loading.tsx';
import { Panel } from './panel/panel.tsx';
import type { PanelStore } from './sync/view.ts';
import { useView } from './ui/use-view.ts';

interface AppProps {
  store: PanelStore;
  /** Whether this server plays Zoom itself. */
  rehearsal: boolean;
}

/** Not part of what a panel loads. */
const Desk = lazy(() => import('./desk/desk.tsx').then(({ Desk }) => ({ default: Desk })));

/** The panel in a meeting, the desk outside, and for strangers where to sign in. */
export function App({ store, rehearsal }: AppProps) {
  const view = useView(store);
  if (view.phase === 'no_context') return <SignIn message={view.message} rehearsal={rehearsal} />;
  if (view.phase !== 'desk') return <Panel store={store} view={view} />;
  return (
    <Suspense fallback={<Loading />}>
      <Desk key={view.boot.me.id} boot={view.boot} services={view.services} />
    </Suspense>
  );
}
