// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskServer, startDeskServer } from '../../support/desk-server.ts';
import { openDesk } from '../../support/render-desk.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer();
});
afterAll(() => server.stop());

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const words = () =>
  within(screen.getByRole('navigation', { name: 'Main' }))
    .getAllByRole('link')
    .map(({ textContent }) => textContent);

describe('the bar', () => {
  test('shows settings to those who run the hiring, and to nobody else', async () => {
    const staff = await openDesk(server, 'recruiter', '/candidates');
    await heading('Candidates');
    expect(words()).toContain('Settings');
    staff.unmount();
    await openDesk(server, 'interviewer', '/candidates');
    await heading('Candidates');
    expect(words()).not.toContain('Settings');
  });

  test('names no page that is not there', async () => {
    await openDesk(server, 'admin', '/candidates');
    await heading('Candidates');
    for (const link of within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole(
      'link',
    )) {
      link.click();
      await waitFor(() => expect(link).toHaveAttribute('aria-current', 'page'));
      expect(screen.queryByRole('heading', { name: 'There is no such page' })).toBeNull();
    }
  });

  test('going elsewhere names the window, marks the word and puts one on the heading', async () => {
    const { user, container } = await openDesk(server, 'admin', '/candidates');
    await heading('Candidates');
    expect(document.body).toHaveFocus();
    await user.click(screen.getByRole('link', { name: 'Settings' }));
    await waitFor(async () => expect(await heading('Integrations')).toHaveFocus());
    expect(document.title).toBe('Integrations · Hireside');
    expect(screen.getByRole('link', { name: 'Settings' })).toHaveAttribute('aria-current', 'page');
    expect(location.pathname).toBe('/settings');
    await expectAccessible(container);
    window.history.back();
    expect(await heading('Candidates')).toBeVisible();
  });

  test('an address that no page has says so', async () => {
    const { container } = await openDesk(server, 'recruiter', '/candidates/one/two/three');
    expect(await heading('There is no such page')).toBeVisible();
    expect(screen.getByRole('link', { name: /today/ })).toHaveAttribute('href', '/today');
    await expectAccessible(container);
  });

  test.each([
    '/candidates/x!',
    '/interviews/no',
    '/interviews/no/debrief',
    '/jobs/what ever',
    '/kits/%E0',
    '/reports/fairness/?',
    '/schedule?candidateId=no',
    '/kits/kit-data/versions/last',
  ])('what cannot be an id names no page, and no request is made for it: %s', async (address) => {
    const { asked } = await openDesk(server, 'recruiter', address);
    expect(await heading('There is no such page')).toBeVisible();
    expect(screen.queryByText(/not an id/)).toBeNull();
    expect(asked.filter((one) => /candidates|interviews|jobs|kits/.test(one))).toEqual([]);
  });

  test('a kit that is gone says so, and offers no second try', async () => {
    await openDesk(server, 'recruiter', '/kits/kit-that-is-gone');
    expect(await screen.findByText('There is no such kit.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  test('says whose desk it is', async () => {
    const { user, container } = await openDesk(server, 'recruiter', '/candidates');
    await user.click(screen.getByRole('button', { name: 'Priya Raman, account' }));
    expect(screen.getByRole('region', { name: 'Account' })).toHaveTextContent('Recruiter, Corrib');
    await expectAccessible(container);
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Priya Raman, account' })).toHaveFocus();
    expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
  });
});

describe('the search', () => {
  test('/ goes to it, a note is found by its words, Enter opens the file', async () => {
    const { candidateId } = server.world;
    await server.note('recruiter', 'Runs a ferry line');
    const { user, container } = await openDesk(server, 'recruiter', '/candidates');
    await heading('Candidates');
    await user.keyboard('/');
    const box = screen.getByRole('combobox', { name: 'Search' });
    expect(box).toHaveFocus();
    await user.type(box, 'ferry');
    const hit = await screen.findByRole('option', { name: /Runs a ferry line/ });
    expect(box).toHaveAttribute('aria-activedescendant', hit.id);
    await expectAccessible(container);
    await user.keyboard('{Enter}');
    expect(await heading('Niamh Brennan')).toBeVisible();
    expect(location.pathname).toBe(`/candidates/${candidateId}`);
  });

  test('says when there is nothing, and Esc closes it', async () => {
    const { user } = await openDesk(server, 'recruiter', '/candidates');
    await user.type(screen.getByRole('combobox', { name: 'Search' }), 'xylophone');
    expect(await screen.findByText('Nothing with “xylophone”.')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('Nothing with “xylophone”.')).toBeNull();
  });

  test('tells an interviewer nothing of candidates who are not theirs', async () => {
    await server.as('recruiter', 'POST', '/api/candidates', { name: 'Ottilie Ferryman' });
    const { user } = await openDesk(server, 'interviewer', '/candidates');
    await user.type(screen.getByRole('combobox', { name: 'Search' }), 'Ottilie');
    expect(await screen.findByText('Nothing with “Ottilie”.')).toBeVisible();
  });
});
