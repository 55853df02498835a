import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsIn } from '../support/axe.ts';
import { type Rehearsal, startRehearsal } from '../support/rehearsal.ts';

const NIAMH = '/candidates/seed-candidate-niamh-brennan';

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`the desk in a browser, ${colorScheme}`, () => {
    let room: Rehearsal;
    let desk: Page;
    /** What the browser complained about: a broken policy, a page that failed. */
    const complaints: string[] = [];

    beforeAll(async () => {
      room = await startRehearsal({ colorScheme });
      await room.seat('Interviewer').getByRole('status').filter({ hasText: 'All saved' }).waitFor();
      await room.page.getByText('Open a desk').click();
      const opening = room.context.waitForEvent('page');
      await room.page.getByRole('link', { name: 'Open the desk as Priya' }).click();
      desk = await opening;
      desk.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
      desk.on('pageerror', (error) => complaints.push(error.message));
      await desk.setViewportSize({ width: 1200, height: 800 });
      await desk.getByRole('navigation', { name: 'Main' }).waitFor();
    });
    afterAll(() => room.dispose());

    const heading = (name: string) => desk.getByRole('heading', { level: 1, name, exact: true });
    const open = async (path: string) => {
      await desk.goto(`http://localhost:${room.server.port}${path}`);
      await desk.getByRole('heading', { level: 1 }).waitFor();
      await desk.waitForFunction(() => !document.body.innerText.includes('Opening'));
    };

    test('opens from the room as the recruiter, with the day’s interviews', async () => {
      await desk.getByRole('button', { name: 'Priya Raman, account' }).waitFor();
      await desk.getByRole('link', { name: 'Open Niamh Brennan' }).waitFor();
    });

    test('by keys alone: search, open, write; a seat’s panel has the note at once', async () => {
      await desk.keyboard.press('/');
      await desk.keyboard.type('niamh');
      await desk.getByRole('option', { name: /^Niamh Brennan/ }).waitFor();
      await desk.keyboard.press('Enter');
      await heading('Niamh Brennan').waitFor();
      await desk.getByText('All saved').waitFor();
      await desk.keyboard.press('n');
      await desk.keyboard.type('Written at the desk');
      await desk.keyboard.press('Control+Enter');
      const elena = room.seat('Interviewer');
      await elena.getByRole('tab', { name: /^Notes/ }).click();
      await elena.getByRole('log', { name: 'Notes' }).getByText('Written at the desk').waitFor();
    });

    test('what a seat writes is on the desk at once', async () => {
      const elena = room.seat('Interviewer');
      await elena.getByRole('textbox', { name: 'Note' }).fill('Written in the meeting');
      await elena.getByRole('button', { name: 'Save note' }).click();
      await desk.getByRole('log', { name: 'Notes' }).getByText('Written in the meeting').waitFor();
    });

    test('the seats stay who they are, whoever’s desk is open in this browser', async () => {
      await room.page.reload();
      await room.seat('Interviewer').getByRole('heading', { name: 'Niamh Brennan' }).waitFor();
      await room
        .seat('Guest')
        .getByRole('heading', { name: /hiring team/ })
        .waitFor();
      await open('/today');
      await desk.getByRole('button', { name: 'Priya Raman, account' }).waitFor();
    });

    test('an address opens its page, back and forward go along', async () => {
      await open('/candidates');
      await desk.getByRole('link', { name: 'Niamh Brennan' }).click();
      await heading('Niamh Brennan').waitFor();
      expect(new URL(desk.url()).pathname).toBe(NIAMH);
      await desk.goBack();
      await heading('Candidates').waitFor();
      await desk.goForward();
      await heading('Niamh Brennan').waitFor();
      await desk.reload();
      await heading('Niamh Brennan').waitFor();
    });

    test.each([1200, 768, 480])(
      'axe finds nothing, and nothing sticks out, at %s px',
      async (width) => {
        await desk.setViewportSize({ width, height: 800 });
        for (const path of ['/today', '/candidates', NIAMH, '/settings/team', '/nowhere-else']) {
          if (path === '/nowhere-else') await open('/candidates/a/b/c');
          else await open(path);
          expect(await violationsIn(desk.mainFrame()), path).toEqual([]);
          const over = await desk.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(over, path).toBe(0);
        }
        await desk.setViewportSize({ width: 1200, height: 800 });
      },
    );

    test('the browser had nothing to complain about', () => {
      expect(complaints).toEqual([]);
    });

    test('another desk in the same browser takes over, and the first writes nothing in its name', async () => {
      await open(NIAMH);
      await desk.getByText('All saved').waitFor();
      const other = await room.context.newPage();
      await other.goto(`http://localhost:${room.server.port}/rehearsal/desk/manager`);
      await other.getByRole('button', { name: 'Tomasz Wolski, account' }).waitFor();
      await desk.getByRole('textbox', { name: 'Note' }).fill('Still Priya’s words');
      await desk.getByRole('button', { name: 'Save note' }).click();
      await other.goto(`http://localhost:${room.server.port}${NIAMH}`);
      await other.getByRole('log', { name: 'Notes' }).waitFor();
      await desk.getByRole('log', { name: 'Notes' }).getByText('Still Priya’s words').waitFor();
      await desk
        .getByText(/^Offline|^Needs attention|^Saving/)
        .first()
        .waitFor();
      expect(await other.getByText('Still Priya’s words').count()).toBe(0);
      await other.goto(`http://localhost:${room.server.port}/rehearsal/desk/recruiter`);
      await other.goto(`http://localhost:${room.server.port}${NIAMH}`);
      await other.getByRole('log', { name: 'Notes' }).getByText('Still Priya’s words').waitFor();
    });

    test('signing out leads to the page that says where to sign in', async () => {
      const page = await room.context.newPage();
      await page.goto(`http://localhost:${room.server.port}/`);
      await page.getByRole('button', { name: 'Priya Raman, account' }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Open Hireside in Zoom' }).waitFor();
      await page.getByRole('link', { name: 'Open the desk as Ada' }).waitFor();
      expect(await violationsIn(page.mainFrame())).toEqual([]);
    });
  });
}
