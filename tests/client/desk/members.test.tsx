// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskServer, startDeskServer } from '../../support/desk-server.ts';
import { openDesk } from '../../support/render-desk.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer();
});
afterAll(() => server.stop());

const row = (name: string) => {
  const heading = screen.getByRole('rowheader', { name: new RegExp(name) });
  return within(heading.closest('tr')!);
};

describe('members, roles and access', () => {
  test('everyone reads the list with the hiring teams, and only admins find what changes it', async () => {
    await openDesk(server, 'recruiter', '/settings/team');
    await screen.findByRole('table', { name: 'Team' });
    const job = await row('Tomasz Wolski').findByRole('link', { name: 'Senior Data Engineer' });
    expect(job).toHaveAttribute('href', `/jobs/${server.world.jobId}`);
    expect(screen.queryByRole('combobox', { name: /^Role of/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Deactivate/ })).toBeNull();
  });

  test('a role is chosen, and nobody has it before it is saved', async () => {
    const { user } = await openDesk(server, 'admin', '/settings/team');
    const choice = await screen.findByRole('combobox', { name: 'Role of Kofi Mensah' });
    await user.selectOptions(choice, 'recruiter');
    await user.click(screen.getByRole('button', { name: 'Keep Kofi Mensah as interviewer' }));
    expect(choice).toHaveFocus();
    expect(choice).toHaveValue('interviewer');
    await user.selectOptions(choice, 'recruiter');
    await user.tab();
    expect(screen.getByRole('button', { name: 'Save the role of Kofi Mensah' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Kofi Mensah is now: recruiter.')).toBeVisible();
    expect(choice).toHaveFocus();
    expect(await server.as('colleague', 'GET', '/api/me')).toMatchObject({
      member: { role: 'recruiter' },
    });
  });

  test('before access ends it says what ends, what stays and what lies ahead', async () => {
    const { user, container } = await openDesk(server, 'admin', '/settings/team');
    await user.click(await screen.findByRole('button', { name: 'Deactivate Elena Duarte' }));
    const dialog = await screen.findByRole('dialog', { name: 'Deactivate Elena Duarte?' });
    const ahead = await within(dialog).findByRole('list', {
      name: 'Interviews ahead that need somebody else',
    });
    const interview = within(ahead).getByRole('link', { name: /Niamh Brennan, Technical/ });
    expect(interview).toHaveAttribute('href', `/interviews/${server.world.interviewId}`);
    expect(within(dialog).getByText('Their notes and scorecards, under their name.')).toBeVisible();
    await expectAccessible(container);
    await user.click(within(dialog).getByRole('button', { name: 'Deactivate' }));
    expect(await screen.findByText('Elena Duarte has no access any more.')).toBeVisible();
    expect(await row('Elena Duarte').findByText('No longer here')).toBeVisible();
    await expect(server.as('interviewer', 'GET', '/api/me')).rejects.toThrow(/401/);
    await user.click(screen.getByRole('button', { name: 'Interviews ahead of Elena Duarte' }));
    const left = await screen.findByRole('dialog', { name: 'Interviews ahead of Elena Duarte' });
    expect(await within(left).findByRole('link', { name: /Niamh Brennan/ })).toBeVisible();
    await user.click(within(left).getAllByRole('button', { name: 'Close' }).at(-1)!);
    const back = await screen.findByRole('button', { name: 'Reactivate Elena Duarte' });
    await user.click(back);
    expect(await row('Elena Duarte').findByText('Active')).toBeVisible();
  });

  test('the last admin is told who has to come first', async () => {
    const { user } = await openDesk(server, 'admin', '/settings/team');
    await user.click(await screen.findByRole('button', { name: 'Deactivate Ada Admin' }));
    const dialog = await screen.findByRole('dialog', { name: 'Deactivate Ada Admin?' });
    expect(await within(dialog).findByText(/This is the last active admin/)).toBeVisible();
    expect(within(dialog).queryByRole('button', { name: 'Deactivate' })).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Keep' }));
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Role of Ada Admin' }),
      'recruiter',
    );
    await user.click(screen.getByRole('button', { name: 'Save the role of Ada Admin' }));
    expect(await screen.findByText(/This is the last active admin/)).toBeVisible();
  });

  test('the audit names who changed whose role, from what to what', async () => {
    await openDesk(server, 'admin', '/settings/audit');
    expect(
      await screen.findByText('changed the role of Kofi Mensah from interviewer to recruiter'),
    ).toBeVisible();
    expect(screen.getByText('ended the access of Elena Duarte')).toBeVisible();
    expect(screen.getByText('gave access back to Elena Duarte')).toBeVisible();
  });

  test('of whom everything was erased, nothing is offered, and one line says why', async () => {
    const { colleague } = server.world;
    await server.as('admin', 'PATCH', `/api/members/${colleague.id}`, { active: false });
    await server.as('admin', 'POST', '/api/privacy/erasures', {
      memberId: colleague.id,
    });
    const { container } = await openDesk(server, 'admin', '/settings/team');
    await screen.findByRole('table', { name: 'Team' });
    const former = row('Former member');
    expect(former.getByText(/Their data were erased/)).toBeVisible();
    expect(former.queryByRole('combobox')).toBeNull();
    expect(former.queryByRole('button')).toBeNull();
    await expectAccessible(container);
  });
});
