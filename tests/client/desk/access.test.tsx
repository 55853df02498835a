// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type DeskServer, startDeskServer } from '../../support/desk-server.ts';
import { openDesk } from '../../support/render-desk.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

let server: DeskServer;
const saved: Blob[] = [];
beforeAll(async () => {
  server = await startDeskServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  saved.length = 0;
  // jsdom keeps no downloads.
  URL.createObjectURL = (blob) => {
    saved.push(blob as Blob);
    return '#saved';
  };
  URL.revokeObjectURL = vi.fn();
});

/** At once, and not letter by letter. */
const retyping = (user: UserEvent) => async (field: HTMLElement, words: string) => {
  await user.clear(field);
  await user.click(field);
  await user.paste(words);
};

describe('what we hold about a candidate', () => {
  const file = () => `/candidates/${server.world.candidateId}`;

  test('an admin takes it as JSON and as PDF, and is told how much has come', async () => {
    const { user } = await openDesk(server, 'admin', file());
    await user.click(await screen.findByRole('button', { name: 'What we hold about them' }));
    const dialog = await screen.findByRole('dialog', { name: 'What we hold about them' });
    expect(within(dialog).getByText(/Read it first/)).toBeVisible();
    await expectAccessible(dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Take as JSON' }));
    expect(await within(dialog).findByText(/^Saved to your downloads, \d+ kB\.$/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Take as PDF' }));
    await vi.waitFor(() => expect(saved).toHaveLength(2), 10_000);
    expect(saved.map(({ type }) => type)).toEqual([
      'application/json; charset=utf-8',
      'application/pdf',
    ]);
  });

  test('a recruiter corrects what is known, and the history has both values', async () => {
    const { user } = await openDesk(server, 'recruiter', file());
    const retype = retyping(user);
    expect(await screen.findByRole('button', { name: 'Correct' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'What we hold about them' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Correct' }));
    const dialog = await screen.findByRole('dialog', { name: /^Correct what is known of/ });
    await expectAccessible(dialog);
    const email = within(dialog).getByRole('textbox', { name: 'E-mail' });
    await retype(email, 'niamh at home');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/email/i);
    await retype(email, 'niamh.b@example.com');
    await retype(within(dialog).getByRole('textbox', { name: /^Why/ }), 'A typing error');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText(
        'Corrected e-mail: niamh@example.com → niamh.b@example.com. A typing error',
      ),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'niamh.b@example.com' })).toBeVisible();
  });

  test('an admin takes what is held about a colleague from the team, as JSON and as PDF', async () => {
    const { user } = await openDesk(server, 'admin', '/settings/team');
    const name = 'What we hold about Elena Duarte';
    await user.click(await screen.findByRole('button', { name }));
    const dialog = await screen.findByRole('dialog', { name: 'What we hold about them' });
    expect(within(dialog).getByText(/^The account of Elena Duarte/)).toBeVisible();
    await expectAccessible(dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Take as JSON' }));
    expect(await within(dialog).findByText(/^Saved to your downloads/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Take as PDF' }));
    await vi.waitFor(() => expect(saved).toHaveLength(2), 10_000);
    expect(saved[1]!.type).toBe('application/pdf');
    const taken = JSON.parse(await saved[0]!.text());
    expect(taken.about).toEqual({ kind: 'member', name: 'Elena Duarte' });
  });

  test('who is no admin takes nothing of colleagues', async () => {
    await openDesk(server, 'recruiter', '/settings/team');
    await screen.findByRole('table', { name: 'Team' });
    expect(screen.queryByRole('button', { name: /^What we hold/ })).toBeNull();
  });

  test('an interviewer finds neither', async () => {
    await openDesk(server, 'interviewer', file());
    expect(await screen.findByRole('heading', { level: 1, name: 'Niamh Brennan' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Correct' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'What we hold about them' })).toBeNull();
  });
});

describe('Settings → Your data', () => {
  test('a member corrects their name, which is everywhere at once', async () => {
    const { user, container } = await openDesk(server, 'colleague', '/settings/you');
    const retype = retyping(user);
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await expectAccessible(container);
    expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveAttribute('readonly');
    await user.clear(name);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('A name needs at least one letter.')).toBeVisible();
    await retype(name, 'Kofi Mensah-Owusu');
    const zone = screen.getByRole('combobox', { name: 'Time zone' });
    await retype(zone, 'Moon');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^There is no such time zone/)).toBeVisible();
    await retype(zone, 'Africa/Accra');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(screen.getByRole('button', { name: /Kofi Mensah-Owusu/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Take as JSON' }));
    expect(await screen.findByText(/^Saved to your downloads/)).toBeVisible();
    expect(await saved[0]!.text()).toContain('Kofi Mensah-Owusu');
  });

  test('who asks to be erased is shown to admins, and takes it back', async () => {
    const { user, unmount } = await openDesk(server, 'interviewer', '/settings/you');
    await user.click(await screen.findByRole('button', { name: 'Ask for it' }));
    expect(await screen.findByText(/^You asked on/)).toBeVisible();
    unmount();
    const admins = await openDesk(server, 'admin', '/today');
    expect(await screen.findByText(/Elena Duarte asked to be erased\./)).toBeVisible();
    await admins.user.click(screen.getByRole('link', { name: 'See Settings, Privacy' }));
    const list = await screen.findByRole('list', { name: 'Colleagues who ask to be erased' });
    expect(within(list).getByText('Elena Duarte')).toBeVisible();
    admins.unmount();
    const again = await openDesk(server, 'interviewer', '/settings/you');
    await again.user.click(await screen.findByRole('button', { name: 'Take it back' }));
    expect(await screen.findByRole('button', { name: 'Ask for it' })).toBeVisible();
  });
});
