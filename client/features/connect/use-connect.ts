import { useSyncExternalStore } from 'react';
import type { Connect, ConnectState } from './connect.ts';

/** How far it has come; renders anew with every step. */
export const useConnect = (connect: Connect): ConnectState =>
  useSyncExternalStore(connect.subscribe, connect.get);

/** Where this page is, to come back to. */
export const herePlace = (): string => location.pathname + location.search;
