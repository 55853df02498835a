import { useEffect, useState, useSyncExternalStore } from 'react';
import type { RoomSnapshot, RoomStore } from './room-store.ts';

export const useRoom = (store: RoomStore): RoomSnapshot =>
  useSyncExternalStore(store.subscribe, store.get);

/** The browser's clock, ticking each second while something on screen counts. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
