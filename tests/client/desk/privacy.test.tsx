// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type DeskServer, startDeskServer } from '../../support/desk-server.ts';
import { openDesk } from '../../support/render-desk.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer();
});
afterAll(() => server.stop());

describe('Settings → Privacy', () => {
  test('an admin sees what would go, hides the candidate, and takes it back', async () => {
    const { user } = await openDesk(server, 'admin', '/settings/privacy');
    expect(await screen.findByText('Nobody was erased yet.')).toBeVisible();
    await user.type(screen.getByRole('searchbox', { name: /name or address/ }), 'Niamh');
    await user.click(
      await screen.findByRole('button', { name: 'See what would go of Niamh Brennan' }),
    );
    const plan = await screen.findByRole('region', { name: 'Erasing Niamh Brennan' });
    expect(
      within(plan).getByRole('row', { name: /The person who applies.*Emptied/ }),
    ).toBeVisible();
    expect(within(plan).getByText(/^Stays in event: the number of each entry/)).toBeVisible();
    await expectAccessible(plan);
    await user.click(within(plan).getByRole('button', { name: 'Hide now, erase in 7 days' }));
    expect(await screen.findByText('Niamh Brennan is hidden, and erased in 7 days.')).toBeVisible();
    const undo = { name: 'Take back the erasure of Niamh Brennan' };
    await user.click(await screen.findByRole('button', undo));
    expect(await screen.findByText('Taken back')).toBeVisible();
  });

  test('a hold is set with its reason, stands against erasing, and is ended', async () => {
    const { user } = await openDesk(server, 'admin', '/settings/privacy');
    const look = async () => {
      const box = screen.getByRole('searchbox', { name: /name or address/ });
      // It is emptied once something is done.
      await vi.waitFor(() => expect(box).toHaveValue(''));
      await user.type(box, 'Niamh');
      await user.click(await screen.findByRole('button', { name: /^See what would go/ }));
      return screen.findByRole('region', { name: 'Erasing Niamh Brennan' });
    };
    const plan = await look();
    await user.type(within(plan).getByRole('textbox', { name: 'Reason for a hold' }), 'a dispute');
    await user.click(within(plan).getByRole('button', { name: 'Put on hold' }));
    const holds = await screen.findByRole('list', { name: 'Legal holds' });
    expect(within(holds).getByText(/a dispute/)).toBeVisible();
    await look();
    // What was shown before the hold is shown until the answer is there.
    await screen.findByText(/^On hold since/);
    const again = screen.getByRole('region', { name: 'Erasing Niamh Brennan' });
    expect(within(again).getByText(/^On hold since/)).toBeVisible();
    expect(within(again).queryByRole('button', { name: /Erase now/ })).toBeNull();
    await expectAccessible(again);
    await user.click(screen.getByRole('button', { name: 'End the hold on Niamh Brennan' }));
    expect(await screen.findByText('Nothing is on hold.')).toBeVisible();
  });

  test('a colleague who asked is erased after a look, by keyboard, and the wish is gone', async () => {
    await server.as('colleague', 'POST', '/api/me/erasure', {});
    const { user, container } = await openDesk(server, 'admin', '/settings/privacy');
    const list = await screen.findByRole('list', { name: 'Colleagues who ask to be erased' });
    const look = within(list).getByRole('button', { name: 'See what would go of Kofi Mensah' });
    look.focus();
    await user.keyboard('{Enter}');
    const plan = await screen.findByRole('region', { name: 'Erasing Kofi Mensah' });
    expect(plan).toHaveFocus();
    expect(screen.getByRole('combobox', { name: 'Colleague' })).toHaveDisplayValue(/Kofi Mensah/);
    expect(within(plan).getByText(/stays as the candidates’ record/)).toBeVisible();
    expect(within(plan).queryByRole('textbox', { name: 'Reason for a hold' })).toBeNull();
    await expectAccessible(container);
    await user.tab();
    expect(within(plan).getByRole('button', { name: 'Erase now, for good' })).toHaveFocus();
    await user.keyboard('{Enter}');
    const said = await screen.findByText('Kofi Mensah is erased.');
    expect(said.closest('p')).toHaveFocus();
    await vi.waitFor(() =>
      expect(screen.queryByRole('list', { name: 'Colleagues who ask to be erased' })).toBeNull(),
    );
    expect(await screen.findByRole('row', { name: /A member|Former member/ })).toBeVisible();
    await vi.waitFor(() =>
      expect(screen.queryByRole('option', { name: /Kofi Mensah|Former member/ })).toBeNull(),
    );
    expect(await server.as('admin', 'GET', '/api/privacy/requests')).toMatchObject({ items: [] });
  });

  test('the only admin is chosen, and told what stands against it', async () => {
    const { user } = await openDesk(server, 'admin', '/settings/privacy');
    const choice = await screen.findByRole('combobox', { name: 'Colleague' });
    await user.selectOptions(choice, server.world.admin.id);
    const plan = await screen.findByRole('region', { name: 'Erasing Ada Admin' });
    expect(within(plan).getByText(/^This is the only admin/)).toBeVisible();
    expect(within(plan).queryByRole('button')).toBeNull();
    expect(choice).toHaveFocus();
    await expectAccessible(plan);
  });

  test('how long the rejected are kept is chosen, and saved at once', async () => {
    const { user } = await openDesk(server, 'admin', '/settings/privacy');
    await user.selectOptions(await screen.findByLabelText('Rejected'), '12');
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(screen.getByLabelText('Rejected')).toHaveValue('12');
    expect(screen.getByText('Nobody goes within 30 days.')).toBeVisible();
    expect(screen.getByText(/^Takes nothing before/)).toBeVisible();
  });

  test('what is stored is told by table and by scope, once it is opened', async () => {
    const { user, container } = await openDesk(server, 'admin', '/settings/privacy');
    const table = await screen.findByText(/The person who applies\./);
    expect(screen.queryByText('search_text')).toBeNull();
    await user.click(table);
    expect(await screen.findByText('search_text')).toBeVisible();
    await user.click(screen.getByText('What Zoom is asked for'));
    expect((await screen.findAllByText('user:read:user'))[0]).toBeVisible();
    await expectAccessible(container);
  });

  test('nobody but an admin finds it', async () => {
    await openDesk(server, 'recruiter', '/settings/privacy');
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeVisible();
  });
});
