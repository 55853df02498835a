import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Place, Router } from './router.ts';

export const RouterPlace = createContext<Router | null>(null);

/** @throws Error outside the desk */
export function useRouter(): Router {
  const router = useContext(RouterPlace);
  if (router === null) throw new Error('there is no address outside the desk');
  return router;
}

/** Where the desk is now; renders anew when it goes elsewhere. */
export function usePlace(): Place {
  const router = useRouter();
  return useSyncExternalStore(router.subscribe, router.get);
}
