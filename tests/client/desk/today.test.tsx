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

// The server's day, wherever this computer's calendar puts its noon.
const DAY = '/today?day=2026-11-21';
const opened = (name: string) => screen.findByRole('link', { name: `Open ${name}` });

describe('Today', () => {
  test('shows the interviews of the day with job, round, panel and answer', async () => {
    const { container } = await openDesk(server, 'recruiter', DAY);
    await opened('Niamh Brennan');
    const list = screen.getByRole('region', { name: /^Interviews/ });
    const row = within(list).getAllByRole('listitem').at(-1)!;
    expect(row).toHaveTextContent('Senior Data Engineer, interview 2 of 4');
    expect(await within(row).findByText('Interview panel: Elena Duarte, Kofi Mensah')).toBeTruthy();
    expect(row).toHaveTextContent('No answer yet');
    expect(screen.getByText(/^1 interview\./)).toBeVisible();
    expect(document.title).toBe('Saturday 21 November · Hireside');
    await expectAccessible(container);
  });

  test('staff begin with everyone’s, others with their own; the address keeps the choice', async () => {
    const { user, unmount } = await openDesk(server, 'recruiter', DAY);
    await opened('Niamh Brennan');
    await user.click(screen.getByRole('button', { name: 'Mine' }));
    expect(await screen.findByText('No interviews on this day.')).toBeVisible();
    expect(location.search).toContain('whose=mine');
    unmount();
    await openDesk(server, 'interviewer', DAY);
    expect(await opened('Niamh Brennan')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Mine' })).toHaveAttribute('aria-pressed', 'true');
  });

  test('goes a day on and back', async () => {
    const { user } = await openDesk(server, 'recruiter', DAY);
    await opened('Niamh Brennan');
    await user.click(screen.getByRole('button', { name: 'Day after' }));
    expect(await screen.findByText('No interviews on this day.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Day before' }));
    expect(await opened('Niamh Brennan')).toBeVisible();
  });

  test('opened from an interview’s link, the desk opens on it; an address of its own goes first', async () => {
    const { interviewId } = server.world;
    const { recruiter } = server.desks;
    const asked = { ...recruiter, boot: { ...recruiter.boot, asked: interviewId } };
    const linked = { ...server, desks: { ...server.desks, recruiter: asked } };
    const { unmount } = await openDesk(linked, 'recruiter', '/');
    expect(location.pathname).toBe(`/interviews/${interviewId}`);
    await screen.findByRole('heading', { level: 1, name: 'Niamh Brennan' });
    unmount();
    await openDesk(linked, 'recruiter', DAY);
    expect(location.pathname).toBe('/today');
    await opened('Niamh Brennan');
  });

  test('a colleague’s scorecard changes no word of it', async () => {
    const { interviewId, applicationId, candidateId } = server.world;
    const words = async (member: 'colleague' | 'interviewer') => {
      const { unmount } = await openDesk(server, member, DAY);
      const link = await opened('Niamh Brennan');
      await screen.findByText('Interview panel: Elena Duarte, Kofi Mensah');
      const said = link.closest('li')!.textContent;
      unmount();
      return said;
    };
    const before = await words('colleague');
    const event = {
      id: 'scorecard-of-elena',
      type: 'scorecard.submitted',
      at: server.desks.interviewer.boot.serverTime,
      interviewId,
      applicationId,
      body: { recommendation: 'yes' },
    };
    const path = `/api/candidates/${candidateId}/events`;
    await server.as('interviewer', 'POST', path, { events: [event] });
    expect(await words('colleague')).toBe(before);
  });
});
