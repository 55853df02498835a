import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildIfNeeded } from '../../server/build.ts';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { violationsIn } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { freePort } from '../support/postgres.ts';

const NAME = 'Amara Diallo';

describe('scheduling in a real browser, with a Zoom that is connected', () => {
  let folder: string;
  let server: RunningServer;
  let browser: Browser;
  let home: string;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    await buildIfNeeded();
    folder = await mkdtemp(join(tmpdir(), 'hireside-schedule-'));
    const port = await freePort();
    home = `http://localhost:${port}`;
    const env = { PORT: String(port), DATABASE_URL: `sqlite:${join(folder, 'test.db')}` };
    server = await startServer(readConfig(env), { logger: pino({ level: 'silent' }) });
    browser = await launchChromium();
    const context = await browser.newContext({
      viewport: { width: 1200, height: 900 },
      locale: 'en-IE',
      timezoneId: 'Europe/Dublin',
    });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${home}/auth/zoom/install`);
    await page.getByRole('radio', { name: /Priya Raman/ }).check();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(`${home}/`);
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const clean = async (what: string) =>
    expect(await violationsIn(page.mainFrame()), what).toEqual([]);

  test('ticked, scheduled by keys, moved, cancelled', async () => {
    await page.goto(`${home}/candidates`);
    await page.getByRole('checkbox', { name: new RegExp(NAME) }).check();
    await page.getByRole('button', { name: 'Schedule' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Add an interviewer' }).press('ArrowDown');
    await page.keyboard.type('elena');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Remove Elena Duarte' }).waitFor();
    // Esc closes the list of choices, and not the dialog around it.
    await page.keyboard.type('to');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Save' }).waitFor();
    await dialog.getByRole('img', { name: /10:00 to/ }).waitFor();
    for (const width of [600, 900, 1200]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await dialog.evaluate((one) => one.scrollWidth - one.clientWidth);
      expect(over, `at ${width} px`).toBeLessThanOrEqual(0);
    }
    await clean('the dialog');
    await dialog.getByRole('textbox', { name: 'Subject' }).press('Enter');
    await dialog.getByText('Ready in Zoom').waitFor();
    await dialog.getByRole('button', { name: 'Copy join link' }).waitFor();
    await clean('the outcome');
    await dialog.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('link', { name: NAME }).click();
    const meeting = page.getByRole('region', { name: /^Meeting of/ }).first();
    await meeting.getByText('Ready in Zoom').waitFor();
    await clean('the file');
    await meeting.getByRole('button', { name: 'Reschedule' }).click();
    await dialog.getByLabel('Time', { exact: true }).fill('15:30');
    await dialog.getByText(/The Zoom meeting and the calendar entry move along/).waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('The interview is rescheduled').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await meeting.getByText(/15:30 to/).waitFor();

    await meeting.getByRole('button', { name: 'Cancel interview' }).click();
    await dialog.getByRole('textbox', { name: 'Why, for colleagues' }).fill('The role is on hold');
    await clean('the question before cancelling');
    await dialog.getByRole('button', { name: 'Cancel the interview' }).click();
    await page
      .getByText(/The role is on hold/)
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });
});
