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

const file = () => `/candidates/${server.world.candidateId}`;
const niamh = () => screen.findByRole('heading', { level: 1, name: 'Niamh Brennan' });

describe('a candidate’s page', () => {
  test('shows profile, interviews, history and notes, and no violation', async () => {
    const { container } = await openDesk(server, 'recruiter', file());
    await niamh();
    expect(screen.getByRole('combobox', { name: 'Stage' })).toHaveTextContent('Interview');
    expect(screen.getByRole('link', { name: 'Technical interview' })).toHaveAttribute(
      'href',
      `/interviews/${server.world.interviewId}`,
    );
    expect(screen.getByRole('feed', { name: 'History' })).toBeVisible();
    expect(screen.getByRole('log', { name: 'Notes' })).toBeVisible();
    expect(document.title).toBe('Niamh Brennan · Hireside');
    await expectAccessible(container);
  });

  test('a colleague’s note appears by itself', async () => {
    await openDesk(server, 'recruiter', file());
    await niamh();
    await server.note('interviewer', 'Written in a panel');
    const log = screen.getByRole('log', { name: 'Notes' });
    expect(
      await within(log).findByText('Written in a panel', {}, { timeout: 5_000 }),
    ).toBeVisible();
  });

  test('a note written here reaches the file, and the save line says so', async () => {
    const { user } = await openDesk(server, 'recruiter', file());
    await niamh();
    await user.keyboard('n');
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Written at the desk');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('All saved', {}, { timeout: 5_000 })).toBeVisible();
    const found = () => server.as('interviewer', 'GET', `/api${file()}/events?kind=notes`);
    await expectSoon(found, (page) => JSON.stringify(page).includes('Written at the desk'));
  });

  test('one that is not the reader’s is not there, and nothing of it is told', async () => {
    const { id } = (await server.as('recruiter', 'POST', '/api/candidates', {
      name: 'Sven Aalto',
    })) as { id: string };
    const { container } = await openDesk(server, 'interviewer', `/candidates/${id}`);
    expect(
      await screen.findByRole('heading', { level: 1, name: 'This file cannot be opened' }),
    ).toBeVisible();
    expect(container).not.toHaveTextContent('Sven');
    await expectAccessible(container);
  });

  test('leaves the screen when it is not the reader’s any more', async () => {
    const { id } = (await server.as('recruiter', 'POST', '/api/candidates', {
      name: 'Hana Novotna',
    })) as { id: string };
    const interview = (await server.as('recruiter', 'POST', '/api/interviews', {
      candidateId: id,
      startsAt: server.desks.recruiter.boot.serverTime,
      memberIds: [server.world.colleague.id],
    })) as { id: string };
    await openDesk(server, 'colleague', `/interviews/${interview.id}`);
    await screen.findByRole('heading', { level: 1, name: 'Hana Novotna' });
    await server.as('recruiter', 'DELETE', `/api/interviews/${interview.id}`);
    expect(
      await screen.findByRole(
        'heading',
        { level: 1, name: 'This file cannot be opened' },
        { timeout: 10_000 },
      ),
    ).toBeVisible();
    expect(screen.queryByText('Hana Novotna')).toBeNull();
  });
});

describe('an interview’s page', () => {
  test('is the same file, and what is written there belongs to that interview', async () => {
    const { interviewId } = server.world;
    const { user, container } = await openDesk(server, 'interviewer', `/interviews/${interviewId}`);
    await niamh();
    expect(screen.getByText(/Interview 2 of 4, Sat 21 Nov/)).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Scorecard', selected: true })).toBeVisible();
    await expectAccessible(container);
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'In this very interview');
    await user.keyboard('{Control>}{Enter}{/Control}');
    const found = async () => {
      const page = await server.as('recruiter', 'GET', `/api${file()}/events?kind=notes`);
      const { items } = page as { items: { interviewId: string; body: { text?: string } }[] };
      return items.find(({ body }) => body.text === 'In this very interview')?.interviewId;
    };
    await expectSoon(found, (id) => id === interviewId);
  });
});
