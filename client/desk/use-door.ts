import { useCallback, useRef, useState } from 'react';
import { ApiError } from '../api.ts';
import { copy as shared } from '../copy.ts';
import { doorCopy as copy } from '../copy-door.ts';
import { useDesk } from './context.ts';

/** What went wrong at the door, and the way on. */
export interface DoorTrouble {
  message: string;
  way: 'here' | 'connect' | 'again' | null;
}

/** One try after another, of whatever needs Zoom; only how it went is kept. */
export function useTry() {
  const [trouble, setTrouble] = useState<DoorTrouble | null>(null);
  const [busy, setBusy] = useState(false);
  const isBusy = useRef(false);
  const run = useCallback(async (work: () => Promise<DoorTrouble | null>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setBusy(true);
    setTrouble(null);
    setTrouble(await work().catch(troubleOf));
    isBusy.current = false;
    setBusy(false);
  }, []);
  return { busy, trouble, run };
}

/**
 * A way out to an address that `ask` fetches anew for each press. Neither state nor cache nor page
 * ever holds it.
 */
export function useDoor(ask: () => Promise<string>) {
  const { door } = useDesk();
  const { run, ...how } = useTry();
  return {
    ...how,
    open: () =>
      void run(async () => {
        const went = await door.open(ask);
        if (went === 'blocked') return { message: copy.blocked, way: 'here' };
        return went === 'refused' ? { message: copy.refused, way: null } : null;
      }),
    openHere: () =>
      void run(async () => {
        await door.openHere(ask);
        return null;
      }),
  };
}

function troubleOf(error: unknown): DoorTrouble {
  if (!(error instanceof ApiError)) return { message: shared.failed, way: 'again' };
  const { code, message, retry } = error;
  if (code === 'zoom_reauthorise') return { message, way: 'connect' };
  return { message, way: retry === 'later' ? 'again' : null };
}
