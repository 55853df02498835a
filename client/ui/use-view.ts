import { useSyncExternalStore } from 'react';
import type { PanelStore, PanelView } from '../sync/view.ts';

/** What the panel shows now; renders anew with every change. */
export const useView = (store: PanelStore): PanelView =>
  useSyncExternalStore(store.subscribe, store.getView);
