// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Collecting } from '../../../client/desk/settings/zoom/collecting.tsx';
import type { Collected } from '../../../client/desk/settings/zoom/use-collecting.ts';
import type { Output } from '../../../common/contract.ts';
import { type DeskServer, startDeskServer } from '../../support/desk-server.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { openDesk } from '../../support/render-desk.tsx';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const PLACE = '/settings/integrations';
const KINDS = ['Attendance', 'Cloud recordings', 'Transcripts', 'Phone calls', 'Chat'];

const kindSwitch = (name: string) => screen.findByRole('switch', { name });
const rowOf = async (name: string) => (await kindSwitch(name)).closest('li')!;

describe('what is collected, over a real server', () => {
  let server: DeskServer;
  beforeAll(async () => {
    server = await startDeskServer({ zoom: true });
  });
  afterAll(() => server.stop());
  const listed = async () =>
    ((await server.as('admin', 'GET', '/api/collecting')) as Output<'listCollecting'>).items;
  const isOn = async (kind: string) =>
    (await listed()).find((one) => one.kind === kind)?.since !== null;

  test('every kind is off, says what it needs and who grants it; an admin turns it on by keys', async () => {
    const { user, container } = await openDesk(server, 'admin', PLACE);
    for (const name of KINDS) expect(await kindSwitch(name)).not.toBeChecked();
    expect(await rowOf('Phone calls')).toHaveTextContent('phone:read:list_call_logs');
    expect(await rowOf('Phone calls')).toHaveTextContent(/Granted by .+ and .+, switched off/);
    await expectAccessible(container);
    (await kindSwitch('Attendance')).focus();
    await user.keyboard(' ');
    await waitFor(async () => expect(await kindSwitch('Attendance')).toBeChecked());
    expect(await rowOf('Attendance')).toHaveTextContent(/On since .+, by /);
    expect(await isOn('attendance')).toBe(true);
  });

  test('turning off asks first: left on by Esc, kept, or deleted with a word on how much', async () => {
    await server.as('admin', 'PUT', '/api/collecting/chat', { on: true });
    const { candidateId } = server.world;
    const contact = { toContact: 'niamh@example.com' };
    await server.as('recruiter', 'POST', `/api/candidates/${candidateId}/chats`, contact);
    const { user, container } = await openDesk(server, 'admin', PLACE);
    await user.click(await kindSwitch('Chat'));
    const dialog = await screen.findByRole('dialog', { name: 'Turn off chats?' });
    expect(dialog).toHaveTextContent(/Nothing new is filed from now on/);
    expect(dialog).toHaveTextContent(/for good: Every message that was filed/);
    await expectAccessible(container);
    await user.click(within(dialog).getByRole('button', { name: 'Leave it on' }));
    expect(await kindSwitch('Chat')).toBeChecked();
    expect(await isOn('chat')).toBe(true);

    await user.click(await kindSwitch('Chat'));
    await user.click(await screen.findByRole('button', { name: 'Turn off, keep it' }));
    await screen.findByText('Chat: off. What was filed is kept.');
    expect(await kindSwitch('Chat')).not.toBeChecked();
    const chats = `/api/candidates/${candidateId}/chats`;
    expect(await server.as('recruiter', 'GET', chats)).toMatchObject({ items: [{}] });

    await user.click(await kindSwitch('Chat'));
    await waitFor(async () => expect(await kindSwitch('Chat')).toBeChecked());
    await user.click(await kindSwitch('Chat'));
    await screen.findByText('Kept now: 1 conversation of 1 candidate.');
    await user.click(await screen.findByRole('button', { name: 'Turn off and delete' }));
    await screen.findByText('Chat: off, and deleted: 1 conversation.');
    expect(await server.as('recruiter', 'GET', chats)).toEqual({ items: [] });
    expect(await isOn('chat')).toBe(false);
  });

  test('the audit says the kind in words', async () => {
    await openDesk(server, 'admin', '/settings/audit');
    await screen.findByText('deleted all chats filed from Zoom (1)');
    expect(screen.getAllByText('turned off: chats from Zoom')).toHaveLength(2);
    expect(screen.getByText('turned on: attendance from Zoom')).toBeVisible();
  });

  test('a recruiter sees what their own Zoom grants, and no switch', async () => {
    await openDesk(server, 'recruiter', PLACE);
    await screen.findByText(/An admin turns each of these on/);
    expect(screen.queryByRole('switch', { name: 'Attendance' })).toBeNull();
  });
});

describe('a kind that nobody grants', () => {
  const item = (more: Partial<Collected>): Collected => ({
    kind: 'phone',
    since: null,
    byName: null,
    scopes: [],
    grantedBy: [],
    held: { records: 3, candidates: 2 },
    copies: null,
    ...more,
  });
  const CONNECTION: Output<'zoomConnection'> = {
    status: 'none',
    since: null,
    as: null,
    scopes: [],
    features: [],
  };

  test('cannot be turned on before Zoom is asked, and can always be turned off', async () => {
    const since = '2026-11-03T10:00:00.000Z';
    const items = [item({}), item({ kind: 'chat', since, byName: 'Ada Admin' })];
    const api = new FakeApi().on('GET /api/collecting', () => ({ items }));
    let asked = 0;
    const page = <Collecting connection={CONNECTION} onGrant={() => asked++} />;
    const { user, container } = renderDesk(page, api, 'admin');
    expect(await kindSwitch('Phone calls')).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Grant in Zoom: Phone calls' }));
    expect(asked).toBe(1);
    expect(await kindSwitch('Chat')).toBeEnabled();
    expect(await rowOf('Chat')).toHaveTextContent('Nobody grants it now. Nothing new is filed.');
    await expectAccessible(container);
  });

  test('deleting says how much went', async () => {
    const since = '2026-11-03T10:00:00.000Z';
    const api = new FakeApi()
      .on('GET /api/collecting', () => ({ items: [item({ since })] }))
      .on('PUT /api/collecting/phone', () => ({ items: [item({})] }))
      .on('DELETE /api/collecting/phone/records', () => ({ records: 3, candidates: 2 }));
    const page = <Collecting connection={CONNECTION} onGrant={() => undefined} />;
    const { user } = renderDesk(page, api, 'admin');
    await user.click(await kindSwitch('Phone calls'));
    const dialog = await screen.findByRole('dialog', { name: 'Turn off phone calls?' });
    expect(await within(dialog).findByText('Kept now: 3 calls of 2 candidates.')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Turn off and delete' }));
    expect(await screen.findByText('Phone calls: off, and deleted: 3 calls.')).toBeVisible();
    expect(api.asked.at(-1)).toMatchObject({ method: 'DELETE' });
  });

  test('where the server refuses, the switch goes back and the server’s words are shown', async () => {
    const items = [item({ grantedBy: [{ id: 'priya', name: 'Priya Raman' }] })];
    const api = new FakeApi()
      .on('GET /api/collecting', () => ({ items }))
      .on('PUT /api/collecting/phone', () => {
        throw new Error('no');
      });
    const page = <Collecting connection={CONNECTION} onGrant={() => undefined} />;
    const { user } = renderDesk(page, api, 'admin');
    await user.click(await kindSwitch('Phone calls'));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(await kindSwitch('Phone calls')).not.toBeChecked();
  });
});
