import type { Output } from '../../../common/contract.ts';
import { type Api, ApiError } from '../../api.ts';
import { copy } from '../../copy.ts';
import { zoomCopy } from '../../copy-zoom.ts';
import type { Services } from '../../sync/services.ts';
import { installAddress } from './address.ts';
import { askZoom } from './ask-zoom.ts';

/** How far connecting Zoom has come. */
export type ConnectState =
  | { kind: 'idle' }
  | { kind: 'asking' }
  /** Goes on in the person's own browser; nobody tells this page when it is done. */
  | { kind: 'elsewhere' }
  | { kind: 'connected' }
  /** An admin has been asked to let them in. */
  | { kind: 'asked'; organization: string | null }
  | { kind: 'failed'; message: string };

export interface Connect {
  get(): ConnectState;
  subscribe(listener: () => void): () => void;
  /**
   * Connects the Zoom of whoever sits here; one attempt at a time, whoever asks for it.
   * @param place where to come back to from a browser's way over Zoom's page
   */
  start(place: string): Promise<void>;
}

type Needs = Pick<Services, 'api' | 'zoom' | 'platform'>;

const flows = new WeakMap<Api, Connect>();

/** The one attempt of this page: its tile, its panel and its stranger's screen look at the same. */
export function connectOf(services: Needs): Connect {
  const known = flows.get(services.api) ?? createConnect(services);
  flows.set(services.api, known);
  return known;
}

function createConnect({ api, zoom, platform }: Needs): Connect {
  const listeners = new Set<() => void>();
  let state: ConnectState = { kind: 'idle' };

  function become(next: ConnectState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  async function connect(place: string): Promise<ConnectState> {
    const client = await zoom();
    if (!client.inZoom) {
      platform.leave(installAddress(place));
      return { kind: 'idle' };
    }
    const begin = () => api.post<Output<'startInClient'>>('/auth/zoom/in-client/start', {});
    const answer = await askZoom(client, platform, begin);
    if (answer.kind === 'unable') {
      const address = new URL(installAddress(place), location.origin).href;
      const opened = await client.openUrl(address);
      return opened ? { kind: 'elsewhere' } : failed(zoomCopy.connect.noWay);
    }
    if (answer.kind === 'silent') return failed(zoomCopy.connect.silent);
    if (answer.kind === 'denied') return failed(zoomCopy.connect.denied);
    const { kind: _, ...brought } = answer;
    // In a meeting somebody joins an organization that is there; none is made by accident.
    const join = client.runningContext !== 'inMainClient';
    // The state is used up by the first call whatever comes of it: no second one with a new session.
    const { outcome, organization } = await api.post<Output<'completeInClient'>>(
      '/auth/zoom/in-client/complete',
      { ...brought, join },
      { renew: false },
    );
    return outcome === 'connected' ? { kind: 'connected' } : { kind: 'asked', organization };
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start(place) {
      if (state.kind === 'asking') return;
      become({ kind: 'asking' });
      become(await connect(place).catch(failure));
    },
  };
}

const failed = (message: string): ConnectState => ({ kind: 'failed', message });
const failure = (error: unknown): ConnectState =>
  failed(error instanceof ApiError ? error.message : copy.failed);
