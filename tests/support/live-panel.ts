import 'fake-indexeddb/auto';
import type { Platform } from '../../client/sync/platform.ts';
import { createPanelStore } from '../../client/sync/store.ts';
import type { PanelStore, PanelView, ReadyView } from '../../client/sync/view.ts';
import { systemClock } from '../../common/time.ts';
import { Caller, contextFor } from './server.ts';
import { expectSoon } from './soon.ts';

/** A panel over real time and a real network, without a window around it. */
export interface LivePanel {
  store: PanelStore;
  view(): ReadyView;
  until(what: string, isSo: (view: ReadyView) => boolean): Promise<void>;
}

/** A browser as far as the engine needs one: time passes by itself, and nobody hides the page. */
export const livePlatform: Platform = {
  clock: systemClock,
  random: Math.random,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  visible: () => true,
  onWake: () => () => undefined,
  onHide: () => () => undefined,
  locks: null,
  open: () => undefined,
  leave: () => undefined,
  channel: () => null,
};

/** Opens the panel of a member in a meeting, as the Zoom client does, at this address. */
export async function openLivePanel(
  baseUrl: string,
  memberId: string,
  meetingUuid: string,
): Promise<LivePanel> {
  const who = { uid: `zoom-${memberId}`, mid: meetingUuid };
  const context = contextFor(who, Date.now(), { nonce: crypto.randomUUID() });
  const { body } = await new Caller(baseUrl, null).post('/api/session', { context });
  const { token, panel } = body as { token: string; panel: never };
  const store = createPanelStore({
    boot: { kind: 'panel', panel },
    platform: livePlatform,
    baseUrl,
    fetch: (path, init) => {
      const headers = new Headers(init?.headers);
      // What the cookie does in a browser.
      if (!headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
      return fetch(path, { ...init, headers });
    },
    openZoom: async () => ({ inZoom: false }),
  });
  const view = () => {
    const now = store.getView();
    if (now.phase !== 'ready') throw new Error(`The panel is ${now.phase}.`);
    return now;
  };
  return {
    store,
    view,
    until: async (what, isSo) => {
      let last: PanelView = store.getView();
      const read = async () => {
        last = store.getView();
        return last.phase === 'ready' && isSo(last);
      };
      await expectSoon(read, (so) => so, 20_000).catch(() => {
        throw new Error(`It never came to be that ${what}: ${JSON.stringify(partOf(last))}`);
      });
    },
  };
}

const partOf = (view: PanelView) =>
  view.phase === 'ready'
    ? { match: view.snapshot.match, save: view.save, presence: view.presence }
    : view;

export const isSaved = ({ save, pending }: ReadyView): boolean =>
  save.kind === 'saved' && pending.size === 0;
