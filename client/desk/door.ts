import type { NotZoom, Zoom } from '../zoom.ts';

/** `blocked`: the browser opens no window; `refused`: nor does Zoom. */
export type Opened = 'opened' | 'blocked' | 'refused';

/**
 * Opens addresses that are asked for at the moment of opening. Nobody keeps them: a start link is
 * host rights for whoever has it.
 */
export interface Door {
  /** Through Zoom inside its client, else in a window of its own. Rejects as `ask` does. */
  open(ask: () => Promise<string>): Promise<Opened>;
  /** In this window, which nothing blocks. Rejects as `ask` does. */
  openHere(ask: () => Promise<string>): Promise<void>;
}

/** @param words what a window says until it knows where to go */
export function createDoor(
  zoom: () => Promise<Zoom | NotZoom>,
  view: Pick<Window, 'open' | 'location'>,
  words: string,
): Door {
  let known: Zoom | NotZoom | null = null;
  const finding = zoom().then((found) => {
    known = found;
    return found;
  });

  /** Cut off from this page before anything is in it: what opens there cannot reach back. */
  function emptyWindow(): Window | null {
    const opened = view.open('', '_blank');
    if (opened === null) return null;
    opened.opener = null;
    opened.document.title = words;
    opened.document.body.textContent = words;
    return opened;
  }

  return {
    async open(ask) {
      // A press opens a window at once or not at all, so it is opened before the address is known.
      const client = known ?? (await finding);
      if (client.inZoom) return (await client.openUrl(await ask())) ? 'opened' : 'refused';
      const opened = emptyWindow();
      if (opened === null) return 'blocked';
      try {
        opened.location.replace(webAddress(await ask()));
        return 'opened';
      } catch (error) {
        opened.close();
        throw error;
      }
    },
    async openHere(ask) {
      view.location.assign(webAddress(await ask()));
    },
  };
}

/** @throws Error for an address that would run here, `javascript:` and its like */
function webAddress(url: string): string {
  if (!/^https?:$/.test(new URL(url).protocol)) throw new Error('That is no address of a page.');
  return url;
}
