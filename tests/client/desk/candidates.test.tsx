// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskServer, startDeskServer } from '../../support/desk-server.ts';
import { openDesk } from '../../support/render-desk.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';
import { expectSoon } from '../../support/soon.ts';

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer();
  const { jobId } = server.world;
  await server.as('recruiter', 'POST', '/api/candidates', {
    name: 'Theo Brenner',
    email: 'theo@example.com',
    jobId,
  });
  for (let n = 0; n < 30; n++) {
    await server.as('recruiter', 'POST', '/api/candidates', { name: `Filler ${n}`, jobId });
  }
});
afterAll(() => server.stop());

const link = (name: string) => screen.findByRole('link', { name });
const rowOf = async (name: string) => (await link(name)).closest('tr')!;

describe('the list of candidates', () => {
  test('is found by words as they are typed, and the address keeps them', async () => {
    const { user, container } = await openDesk(server, 'recruiter', '/candidates');
    await screen.findByRole('table');
    await user.type(screen.getByRole('searchbox', { name: 'Search candidates' }), 'niamh');
    const row = await rowOf('Niamh Brennan');
    expect(row).toHaveTextContent('Senior Data Engineer');
    expect(row).toHaveTextContent('Interview');
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
    expect(location.search).toBe('?q=niamh');
    await expectAccessible(container);
  });

  test('opens with the filter its address names', async () => {
    await openDesk(server, 'recruiter', '/candidates?stage=Interview');
    await link('Niamh Brennan');
    expect(screen.getAllByRole('row')).toHaveLength(2);
    expect(screen.getByRole('combobox', { name: 'Stage' })).toHaveValue('Interview');
  });

  test('goes to older ones and back by key, with no row twice', async () => {
    const { user } = await openDesk(server, 'recruiter', '/candidates');
    await link('Filler 29');
    expect(screen.getAllByRole('row')).toHaveLength(26);
    await user.click(screen.getByRole('button', { name: 'Older' }));
    await link('Theo Brenner');
    expect(screen.queryByRole('link', { name: 'Filler 29' })).toBeNull();
    expect(screen.getAllByRole('row')).toHaveLength(8);
    await user.click(screen.getByRole('button', { name: 'Newer' }));
    await link('Filler 29');
    expect(screen.getByRole('button', { name: 'Newer' })).toBeDisabled();
  });

  test('by keys alone: J and K go, X ticks, Enter opens', async () => {
    const { user } = await openDesk(server, 'recruiter', '/candidates?q=bren');
    const [niamh, theo] = [await link('Niamh Brennan'), await link('Theo Brenner')];
    await user.keyboard('jj');
    const first = document.activeElement;
    expect([niamh, theo]).toContain(first);
    await user.keyboard('k');
    expect(document.activeElement).not.toBe(first);
    const name = document.activeElement!.textContent!;
    await user.keyboard('x');
    expect(screen.getByRole('checkbox', { name: `Select ${name}` })).toBeChecked();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name })).toBeVisible();
  });

  test('what is ticked can be written to, hidden from each other, and let go', async () => {
    const { user, container } = await openDesk(server, 'recruiter', '/candidates?q=bren');
    await link('Theo Brenner');
    await user.click(screen.getByRole('checkbox', { name: 'Select all on this page' }));
    const bar = screen.getByRole('region', { name: '2 selected' });
    expect(within(bar).getByRole('link', { name: 'Mail' }).getAttribute('href')).toMatch(
      /^mailto:\?bcc=\w+%40example\.com,\w+%40example\.com$/,
    );
    await expectAccessible(container);
    await user.click(within(bar).getByRole('button', { name: 'Clear' }));
    expect(screen.queryByRole('region', { name: /selected/ })).toBeNull();
  });

  test('says when nobody fits', async () => {
    await openDesk(server, 'recruiter', '/candidates?q=zzzz');
    expect(await screen.findByText(/^Nobody with “zzzz”/)).toBeVisible();
  });

  test('an interviewer finds theirs alone, without the time of others’ doings', async () => {
    await openDesk(server, 'interviewer', '/candidates?view=all');
    await link('Niamh Brennan');
    expect(screen.getAllByRole('row')).toHaveLength(2);
    expect(screen.queryByRole('columnheader', { name: 'Last activity' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add candidate' })).toBeNull();
  });
});

describe('adding a candidate', () => {
  test('opens the new file; what the server does not take is said beside the field', async () => {
    const { user } = await openDesk(server, 'recruiter', '/candidates');
    await user.click(await screen.findByRole('button', { name: 'Add candidate' }));
    const dialog = screen.getByRole('dialog', { name: 'Add candidate' });
    await expectAccessible(dialog);
    const field = (name: string) => within(dialog).getByRole('textbox', { name });
    await user.type(field('Name'), 'Mei-Ling Hsu');
    await user.type(field('E-mail'), 'mei@nowhere');
    await user.click(within(dialog).getByRole('button', { name: 'Add candidate' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/email/i);
    await user.clear(field('E-mail'));
    await user.click(within(dialog).getByRole('button', { name: 'Add candidate' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Mei-Ling Hsu' })).toBeVisible();
    const named = () => server.as('recruiter', 'GET', '/api/candidates?view=all&q=mei-ling');
    await expectSoon(named, (page) => (page as { items: unknown[] }).items.length === 1);
  });
});
