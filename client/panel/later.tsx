import { type ComponentType, useEffect, useState } from 'react';

const AGAIN_MS = 5_000;

/** A part of the panel whose code comes after the first picture. */
export interface Later<P> {
  Part: ComponentType<P>;
  /** Fetches the code; once it is there it stays, whatever becomes of the network. */
  fetch(): Promise<void>;
}

/**
 * Keeps a part out of what the panel loads first. Fetched as soon as the first picture is painted,
 * it is there, offline too, before anyone opens it; where the network failed, it is tried again.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let Loaded: ComponentType<P> | null = null;
  let fetching: Promise<void> | null = null;

  function fetch(): Promise<void> {
    fetching ??= load().then(
      (part) => {
        Loaded = part;
      },
      (error: unknown) => {
        fetching = null;
        throw error;
      },
    );
    return fetching;
  }

  function Part(props: P) {
    const [there, setThere] = useState(Loaded !== null);
    useEffect(() => {
      if (there) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let gone = false;
      const ask = () =>
        void fetch().then(
          () => !gone && setThere(true),
          () => {
            if (!gone) timer = setTimeout(ask, AGAIN_MS);
          },
        );
      ask();
      return () => {
        gone = true;
        clearTimeout(timer);
      };
    }, [there]);
    return Loaded === null ? null : <Loaded {...props} />;
  }

  return { Part, fetch };
}
