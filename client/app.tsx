import { Desk } from './desk/desk.tsx';
import { Panel } from './panel/panel.tsx';
import type { PanelStore } from './sync/view.ts';
import { useView } from './ui/use-view.ts';

interface AppProps {
  store: PanelStore;
  /** Whether this server plays Zoom itself. */
  rehearsal: boolean;
}

/** The panel inside Zoom, the desk anywhere else. */
export function App({ store, rehearsal }: AppProps) {
  const view = useView(store);
  if (view.phase === 'no_context') return <Desk message={view.message} rehearsal={rehearsal} />;
  return <Panel store={store} view={view} />;
}
