import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsIn } from '../support/axe.ts';
import { freePort } from '../support/postgres.ts';
import { type Rehearsal, startRehearsal } from '../support/rehearsal.ts';

/** One person's Zoom: connected in a browser, disconnected, connected again inside the meeting. */
describe('connecting Zoom', () => {
  let room: Rehearsal;
  let desk: Page;
  let home: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    const port = await freePort();
    home = `http://localhost:${port}`;
    room = await startRehearsal({ port });
    desk = await room.context.newPage();
    await desk.setViewportSize({ width: 1200, height: 900 });
    desk.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
    desk.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(() => room.dispose());

  /** Zoom's page, and a yes on it. */
  async function allow() {
    await desk.getByRole('radio', { name: /Priya Raman/ }).check();
    await desk.getByRole('button', { name: 'Allow' }).click();
  }
  const tile = () => desk.getByRole('region', { name: 'Zoom', exact: true });
  async function disconnect() {
    await tile().getByRole('button', { name: 'Disconnect' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Disconnect Zoom?' });
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    await tile().getByRole('button', { name: 'Login' }).waitFor();
  }

  test('a browser signs in, comes back where it was, disconnects and connects again', async () => {
    await desk.goto(`${home}/settings/integrations`);
    await desk.getByRole('link', { name: 'Sign in with Zoom' }).click();
    await allow();
    await desk.waitForURL(`${home}/settings/integrations`);
    await tile()
      .getByText(/^Connected as Priya Raman, recruiter@rehearsal\.example/)
      .waitFor();
    expect(await violationsIn(desk.mainFrame())).toEqual([]);
    await disconnect();
    await tile().getByRole('switch', { name: 'Zoom' }).click();
    await allow();
    await desk.waitForURL(`${home}/settings/integrations`);
    await tile()
      .getByText(/^Connected as Priya Raman/)
      .waitFor();
    await disconnect();
    expect(complaints).toEqual([]);
  });

  test('her seat does not know her any more; a sign-in inside Zoom brings the candidate back', async () => {
    const seat = room.seat('Recruiter');
    const authorising = async (answer: string) => {
      await room.column('Recruiter').getByTitle('Trouble').click();
      await room.column('Recruiter').getByLabel('Authorising').selectOption(answer);
    };
    await authorising('denied');
    await seat.getByRole('heading', { name: 'This panel is for the hiring team' }).waitFor();
    await seat.getByRole('button', { name: 'Sign in with Zoom' }).click();
    await seat.getByText('You did not allow it in Zoom. Nothing was changed.').waitFor();
    await authorising('twice');
    await seat.getByRole('button', { name: 'Sign in with Zoom' }).click();
    await seat.getByRole('heading', { name: 'Niamh Brennan' }).waitFor();
    await seat.getByRole('status').filter({ hasText: 'All saved' }).waitFor();
    await desk.reload();
    await tile()
      .getByText(/^Connected as Priya Raman/)
      .waitFor();
  });
});
