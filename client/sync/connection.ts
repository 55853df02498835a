import type { Platform } from './platform.ts';
import { CONNECTING_GRACE_MS, type SaveFacts } from './save-status.ts';

/** How the stream stands, with the grace that keeps a short break from being called offline. */
export interface Connection {
  readonly state: SaveFacts['stream'];
  set(open: boolean): void;
  dispose(): void;
}

export function createConnection(
  platform: Pick<Platform, 'after'>,
  changed: () => void,
): Connection {
  let state: SaveFacts['stream'] = 'connecting';
  let stopGrace = startGrace();

  function startGrace(): () => void {
    return platform.after(CONNECTING_GRACE_MS, () => {
      state = 'down';
      changed();
    });
  }

  return {
    get state() {
      return state;
    },
    set(open) {
      if (open === (state === 'open')) return;
      if (open) {
        stopGrace();
        state = 'open';
      } else if (state === 'open') {
        state = 'connecting';
        stopGrace = startGrace();
      }
      changed();
    },
    dispose: () => stopGrace(),
  };
}
