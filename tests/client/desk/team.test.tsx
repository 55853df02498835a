// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskServer, startDeskServer } from '../../support/desk-server.ts';
import { openDesk } from '../../support/render-desk.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';
import { expectSoon } from '../../support/soon.ts';

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer();
});
afterAll(() => server.stop());

/** Somebody of the same Zoom account signs in inside a meeting and is not in Hireside yet. */
async function newcomerAsks(): Promise<unknown> {
  let cookie = '';
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${server.url}/auth/zoom/in-client/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
      body: JSON.stringify(body),
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer.json() as Promise<Record<string, string>>;
  };
  const { state, codeChallenge } = await post('start', {});
  const redirectUri = 'http://localhost:3000/';
  const code = await server.codeFor('zoom-newcomer', codeChallenge!, redirectUri);
  return post('complete', { code, state, redirectUri, join: true });
}

const names = async () => {
  const answer = (await server.as('admin', 'GET', '/api/members')) as {
    items: { name: string; email: string; role: string }[];
  };
  return answer.items;
};

describe('the team', () => {
  test('who asks to join is told whom, and an admin accepts them with a role', async () => {
    expect(await newcomerAsks()).toMatchObject({ outcome: 'asked', organization: 'Corrib' });
    const { user, container } = await openDesk(server, 'admin', '/settings/team');
    await screen.findByRole('region', { name: 'Asking to join' });
    await expectAccessible(container);
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Role of Una Newcomer' }),
      'recruiter',
    );
    await user.click(screen.getByRole('button', { name: 'Accept Una Newcomer' }));
    expect(await screen.findByText('Una Newcomer is a member now.')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Asking to join' })).toBeNull();
    await expectSoon(names, (members) =>
      members.some(({ name, role }) => name === 'Una Newcomer' && role === 'recruiter'),
    );
  });

  test('an admin invites by address, and is told where no mail goes out', async () => {
    const { user } = await openDesk(server, 'admin', '/settings/team');
    const form = await screen.findByRole('form', { name: 'Invite a member' });
    await user.type(
      within(form).getByRole('textbox', { name: /E-mail address/ }),
      'new@corrib.example{Enter}',
    );
    expect(await screen.findByText(/^new@corrib\.example is invited\. Mail is off/)).toBeVisible();
    const team = screen.getByRole('table', { name: 'Team' });
    expect(await within(team).findAllByText('new@corrib.example')).toHaveLength(2);
    await user.type(
      within(form).getByRole('textbox', { name: /E-mail address/ }),
      'new@corrib.example{Enter}',
    );
    expect(await within(form).findByText(/is a member already/)).toBeVisible();
  });

  test('an admin chooses how colleagues come in, and it is saved at once', async () => {
    const { user } = await openDesk(server, 'admin', '/settings/team');
    await user.click(await screen.findByRole('radio', { name: /^By invitation/ }));
    expect(await screen.findByText('All saved')).toBeVisible();
    await expectSoon(
      async () => (await server.as('admin', 'GET', '/api/organization')) as never,
      ({ settings }: { settings: { joining: string } }) => settings.joining === 'invitation',
    );
  });

  test('nobody else finds any of this', async () => {
    await openDesk(server, 'recruiter', '/settings/team');
    await screen.findByRole('table', { name: 'Team' });
    expect(screen.queryByRole('form', { name: 'Invite a member' })).toBeNull();
    expect(screen.queryByRole('radio')).toBeNull();
  });
});
