// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Services } from '../../../client/sync/services.ts';
import type { NotZoom, Zoom } from '../../../client/zoom.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { configured, FakeZoomHost } from '../../support/fake-zoom-host.ts';
import { niamhsPanel } from '../../support/panel-world.ts';
import { expectAccessible, happens, renderPanel } from '../../support/render-panel.tsx';
import { TestPlatform } from '../../support/test-platform.ts';
import { zoomAround } from '../../support/zoom-client.ts';

let host: FakeZoomHost;
let api: FakeApi;

beforeEach(() => {
  vi.stubGlobal('ImageData', class {});
  host = new FakeZoomHost();
  host.answers.config = () => configured();
  host.answers.authorize = (data) => {
    const event = { code: 'the-code', state: data?.state, result: true, timestamp: 1 };
    host.emit(globalThis, 'onAuthorized', event);
    return { result: 'Success' };
  };
  host.embed(globalThis);
  api = new FakeApi()
    .on('POST /auth/zoom/in-client/start', () => ({ state: 'mine', codeChallenge: 'challenge' }))
    .on('POST /auth/zoom/in-client/complete', () => ({ outcome: 'connected' }));
});
afterEach(() => {
  host.release(globalThis);
  vi.unstubAllGlobals();
});

/** A panel with a server behind it, as far as connecting Zoom needs one. */
async function panel(inside = true) {
  const store = niamhsPanel();
  const around: Zoom | NotZoom = inside ? await zoomAround() : { inZoom: false };
  const platform = new TestPlatform(0);
  const services: Services = {
    api,
    platform,
    clock: { now: () => 0, learn: () => undefined },
    zoom: async () => around,
  };
  return Object.assign(store, { services });
}

describe('somebody whom Hireside does not know', () => {
  test('signs in with Zoom, and the panel looks for them again', async () => {
    const store = await panel();
    store.phase({ phase: 'outsider' });
    let looked = 0;
    store.retryNow = () => {
      looked += 1;
    };
    const { container, user } = await renderPanel(store);
    await screen.findByText(/On the hiring team\? Sign in with Zoom/);
    await expectAccessible(container);
    await user.tab();
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(looked).toBe(1));
  });

  test('is told whose admin decides, and there is no more to press', async () => {
    const asked = { outcome: 'asked', organization: 'Corrib' };
    api.on('POST /auth/zoom/in-client/complete', () => asked);
    const store = await panel();
    store.phase({ phase: 'outsider' });
    const { container, user } = await renderPanel(store);
    await user.click(await screen.findByRole('button', { name: 'Sign in with Zoom' }));
    expect(await screen.findByText('You asked to join Corrib.')).toBeVisible();
    expect(screen.getByText(/^An admin decides/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    await expectAccessible(container);
  });
});

describe('a member whose login at Zoom has run out', () => {
  const grant = (status: string) => api.on('GET /api/zoom', () => ({ status }));

  test('finds a line, and connects again without leaving the panel', async () => {
    grant('needs_login');
    const { container, user } = await renderPanel(await panel());
    const again = await screen.findByRole('button', { name: 'Connect Zoom again' });
    expect(screen.getAllByRole('status'), 'the save line alone').toHaveLength(1);
    await expectAccessible(container);
    await user.click(again);
    expect(await screen.findByText('Zoom is connected.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Connect Zoom again' })).toBeNull();
  });

  test.each(['connected', 'none'])('with a grant that is %s there is no line', async (status) => {
    grant(status);
    await renderPanel(await panel());
    await vi.waitFor(() => expect(api.count('GET', '/api/zoom')).toBe(1));
    await happens(() => undefined);
    expect(screen.queryByRole('button', { name: 'Connect Zoom again' })).toBeNull();
  });
});

describe('outside Zoom', () => {
  test('a browser offers the way in by Zoom, and back to where one was', async () => {
    window.history.replaceState(null, '', '/candidates?view=all');
    const store = await panel(false);
    store.phase({ phase: 'no_context', message: 'Not here.', browser: true });
    const { container } = await renderPanel(store);
    const link = await screen.findByRole('link', { name: 'Sign in with Zoom' });
    expect(link).toHaveAttribute('href', '/auth/zoom/install?returnTo=%2Fcandidates%3Fview%3Dall');
    await expectAccessible(container);
  });
});
