import 'fake-indexeddb/auto';
import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach } from 'vitest';
import { createApi } from '../../client/api.ts';
import { Desk } from '../../client/desk/desk.tsx';
import { createServerClock } from '../../client/sync/clock.ts';
import { browserPlatform } from '../../client/sync/platform.ts';
import type { Services } from '../../client/sync/services.ts';
import type { DeskMember, DeskServer } from './desk-server.ts';
import './render-panel.tsx';

// jsdom draws nothing, so it has nowhere to scroll to.
window.scrollTo = () => undefined;

const opened: AbortController[] = [];
afterEach(() => {
  // Streams and lists that are still under way end with the test.
  for (const one of opened.splice(0)) one.abort();
});

const bytesOf = (blob: Blob): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });

/** The desk of a member over a real server, opened at an address. */
export async function openDesk(
  server: DeskServer,
  member: DeskMember,
  address: string,
  zoom: Services['zoom'] = async () => ({ inZoom: false }),
) {
  const { boot, token } = server.desks[member];
  const left: string[] = [];
  const platform = { ...browserPlatform(), leave: (url: string) => void left.push(url) };
  const clock = createServerClock(platform.clock);
  const asked: string[] = [];
  const ending = new AbortController();
  opened.push(ending);
  const api = createApi({
    fetch: async (input, init) => {
      asked.push(String(input).replace(server.url, ''));
      const signal = AbortSignal.any([ending.signal, ...(init?.signal ? [init.signal] : [])]);
      // jsdom's files are none to Node's fetch.
      const body = init?.body instanceof Blob ? await bytesOf(init.body) : (init?.body ?? null);
      return fetch(input, { ...init, body, signal });
    },
    baseUrl: server.url,
    now: platform.clock.now,
    renew: async () => false,
    onServerTime: clock.learn,
  });
  api.setToken(token);
  const services: Services = { platform, clock, api, zoom };
  window.history.replaceState(null, '', address);
  const { container, unmount } = render(<Desk boot={boot} services={services} />);
  await act(async () => {});
  return { container, unmount, asked, left, user: userEvent.setup({ delay: null }) };
}
