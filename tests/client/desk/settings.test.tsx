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

const settings = async () => {
  const answer = await server.as('recruiter', 'GET', '/api/organization');
  return (answer as { settings: Record<string, unknown> }).settings;
};

describe('settings', () => {
  test('an admin decides who reads whose scorecards, and it is saved at once', async () => {
    const { user, container } = await openDesk(server, 'admin', '/settings/interviews');
    const group = await screen.findByRole('group', { name: /Who reads a colleague’s scorecard/ });
    expect(within(group).getByRole('radio', { name: /After submitting their own/ })).toBeChecked();
    await expectAccessible(container);
    await user.click(within(group).getByRole('radio', { name: /^Never/ }));
    expect(await screen.findByText('All saved')).toBeVisible();
    expect(within(group).getByRole('radio', { name: /^Never/ })).toBeChecked();
    await expectSoon(settings, ({ feedbackVisibility }) => feedbackVisibility === 'never');
  });

  test('a recruiter finds the team, and none of what only an admin changes', async () => {
    const { unmount } = await openDesk(server, 'recruiter', '/settings');
    expect(await screen.findByRole('heading', { level: 1, name: 'Team' })).toBeVisible();
    const team = await screen.findByRole('table', { name: 'Team' });
    expect(within(team).getAllByRole('rowheader')).toHaveLength(5);
    expect(screen.queryByRole('link', { name: 'Interviews' })).toBeNull();
    unmount();
    await openDesk(server, 'recruiter', '/settings/interviews');
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeVisible();
  });

  test.each(['integrations', 'team'])('%s has no violation', async (section) => {
    const { container } = await openDesk(server, 'admin', `/settings/${section}`);
    await screen.findByRole('heading', { level: 1 });
    await expectAccessible(container);
  });
});
