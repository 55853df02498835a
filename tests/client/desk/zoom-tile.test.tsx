// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { IntegrationsSection } from '../../../client/desk/settings/zoom/integrations-section.tsx';
import { useZoom } from '../../../client/desk/use-zoom.ts';
import type { Output } from '../../../common/contract.ts';
import { type DeskServer, startDeskServer } from '../../support/desk-server.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { configured, FakeZoomHost } from '../../support/fake-zoom-host.ts';
import { openDesk } from '../../support/render-desk.tsx';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';
import { zoomAround } from '../../support/zoom-client.ts';

const PLACE = '/settings/integrations';
const PANEL = 'http://localhost:3000/';

const tile = () => screen.findByRole('region', { name: 'Zoom' });
const login = () => screen.findByRole('button', { name: 'Login' });

describe('the Zoom tile over a real server', () => {
  let server: DeskServer;
  let host: FakeZoomHost;
  beforeAll(async () => {
    server = await startDeskServer();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    vi.stubGlobal('ImageData', class {});
    host = new FakeZoomHost();
    host.answers.config = () => configured({ runningContext: 'inMainClient' });
    host.embed(globalThis);
  });
  afterEach(() => {
    host.release(globalThis);
    vi.unstubAllGlobals();
  });

  /** Zoom's dialog, and a person who says yes; twice, as an event may be told. */
  function allowing(uid: string) {
    host.answers.authorize = (data) => {
      const { codeChallenge, state } = data as { codeChallenge: string; state: string };
      void server.codeFor(uid, codeChallenge, PANEL).then((code) => {
        const event = { code, state, redirectUri: PANEL, result: true, timestamp: 1 };
        host.emit(globalThis, 'onAuthorized', event);
        host.emit(globalThis, 'onAuthorized', event);
      });
      return { result: 'Success' };
    };
  }

  test('before login: one promise, and a login that comes back here', async () => {
    const { user, container, left } = await openDesk(server, 'admin', PLACE);
    expect(await screen.findByText(/No password is kept here/)).toBeVisible();
    expect(screen.getByRole('switch', { name: 'Zoom' })).not.toBeChecked();
    await expectAccessible(container);
    await user.click(await login());
    expect(left).toEqual(['/auth/zoom/install?returnTo=%2Fsettings%2Fintegrations']);
  });

  test('a recruiter finds it as their own Zoom, also from the account', async () => {
    const { user } = await openDesk(server, 'recruiter', '/today');
    await user.click(await screen.findByRole('button', { name: /account$/ }));
    await user.click(screen.getByRole('link', { name: 'Your Zoom' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Your Zoom' })).toBeVisible();
    expect(await tile()).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Integrations' })).toBeNull();
  });

  test('inside Zoom: by keys alone connected, looked at and disconnected', async () => {
    const { recruiter } = server.world;
    allowing(`zoom-${recruiter.id}`);
    const zoom = await zoomAround();
    const { user, container, asked } = await openDesk(server, 'recruiter', PLACE, async () => zoom);
    (await login()).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/^Connected as Person/)).toBeVisible();
    expect(asked.filter((path) => path.endsWith('/complete'))).toHaveLength(1);
    const kind = async (name: string) =>
      (await screen.findByText(name, { selector: 'p' })).closest('li')!;
    expect(await kind('Meetings')).toHaveTextContent('meeting:write:meeting');
    expect(await kind('Meetings')).toHaveTextContent('Granted');
    expect(screen.getByRole('button', { name: 'Grant in Zoom: Calendar' })).toBeVisible();
    expect(screen.getByText(/An admin turns each of these on/)).toBeVisible();
    await expectAccessible(container);

    screen.getByRole('switch', { name: 'Zoom' }).focus();
    await user.keyboard(' ');
    const dialog = await screen.findByRole('dialog', { name: 'Disconnect Zoom?' });
    expect(dialog).toHaveTextContent(/What goes at once: your tokens/);
    expect(dialog).toHaveTextContent(/What stays: notes, scorecards, interviews/);
    await expectAccessible(container);
    await user.click(within(dialog).getByRole('button', { name: 'Stay connected' }));
    expect(screen.getByRole('switch', { name: 'Zoom' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Disconnect' }));
    const again = await screen.findByRole('dialog', { name: 'Disconnect Zoom?' });
    await user.click(within(again).getByRole('button', { name: 'Disconnect' }));
    expect(await login()).toBeVisible();
    expect(await server.as('recruiter', 'GET', '/api/zoom')).toMatchObject({ status: 'none' });
  });

  test('another Zoom user’s yes is refused in the server’s words, and can be tried again', async () => {
    allowing(`zoom-${server.world.manager.id}`);
    const zoom = await zoomAround();
    const { user } = await openDesk(server, 'interviewer', PLACE, async () => zoom);
    await user.click(await login());
    expect(await screen.findByRole('alert')).toHaveTextContent(/another Zoom user/);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled();
  });
});

describe('what a connection allows', () => {
  const connection = (more: Partial<Output<'zoomConnection'>>): Output<'zoomConnection'> => ({
    status: 'connected',
    since: '2026-11-03T10:00:00.000Z',
    as: { name: 'Priya Raman', email: 'priya@corrib.example' },
    scopes: [],
    features: ['meetings'],
    ...more,
  });
  const answering = (more: Partial<Output<'zoomConnection'>>) =>
    new FakeApi().on('GET /api/zoom', () => connection(more));

  test('a login that has run out says what is safe and what to do', async () => {
    const api = answering({ status: 'needs_login', features: [] });
    const { container } = renderDesk(<IntegrationsSection />, api);
    expect(await tile()).toHaveTextContent('Zoom asks for a new login. Nothing is lost.');
    expect(await login()).toBeEnabled();
    expect(screen.getByRole('switch', { name: 'Zoom' })).toBeChecked();
    await expectAccessible(container);
  });

  const Rights = () => {
    const zoom = useZoom();
    return <p>{zoom.known ? (zoom.missing('calendar') ?? 'granted') : 'unknown'}</p>;
  };
  test.each([
    [['meetings', 'calendar'] as const, 'granted'],
    [['meetings'] as const, 'Calendar needs your Zoom: Settings, Zoom, Calendar.'],
  ])('with %j a feature hides or says what it needs', async (features, words) => {
    renderDesk(<Rights />, answering({ features: [...features] }));
    expect(await screen.findByText(words)).toBeVisible();
  });
});
