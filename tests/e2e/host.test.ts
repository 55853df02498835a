import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildIfNeeded } from '../../server/build.ts';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { violationsIn } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { freePort } from '../support/postgres.ts';

const HERE = { locale: 'en-IE', timezoneId: 'Europe/Dublin' };

/** From the day's list into the meeting: a real browser, and the Zoom that is only played. */
describe('hosting from the desk', () => {
  let folder: string;
  let server: RunningServer;
  let browser: Browser;
  let home: string;
  /** The recruiter's browser, and that of whoever interviews. */
  let priya: BrowserContext;
  let elena: BrowserContext;
  let desk: Page;
  let interviewId: string;

  beforeAll(async () => {
    await buildIfNeeded();
    folder = await mkdtemp(join(tmpdir(), 'hireside-host-'));
    // The way back from signing in is the public address, known before the server listens.
    const port = await freePort();
    home = `http://localhost:${port}`;
    const env = { PORT: String(port), DATABASE_URL: `sqlite:${join(folder, 'test.db')}` };
    server = await startServer(readConfig(env), { logger: pino({ level: 'silent' }) });
    browser = await launchChromium();
    priya = await browser.newContext({ ...HERE, viewport: { width: 1200, height: 800 } });
    elena = await browser.newContext(HERE);
    for (const context of [priya, elena]) context.setDefaultTimeout(10_000);
    desk = await priya.newPage();
    await connect(desk, /Priya Raman/);
    interviewId = await schedule(desk);
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  async function connect(page: Page, who: RegExp) {
    await page.goto(`${home}/auth/zoom/install`);
    await page.getByRole('radio', { name: who }).check();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(`${home}/`);
  }

  /** An interview that begins now, with a Zoom meeting whose host is the recruiter. */
  const schedule = (page: Page) =>
    page.evaluate(async () => {
      const members = await (await fetch('/api/members')).json();
      const elena = members.items.find(({ name }: { name: string }) => name.startsWith('Elena'));
      const res = await fetch('/api/interviews', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          candidateId: 'seed-candidate-mei-ling-hsu',
          startsAt: new Date(Date.now() + 60_000).toISOString(),
          minutes: 45,
          memberIds: [elena.id],
          zoom: {},
        }),
      });
      if (!res.ok) throw new Error(await res.text());
      return (await res.json()).id as string;
    });

  const meetingOf = (page: Page) =>
    page.evaluate(async (id) => (await fetch(`/api/interviews/${id}/meeting`)).json(), interviewId);

  test('Start as host opens Zoom’s start page in a window of its own; the meeting is live', async () => {
    await desk.goto(`${home}/today?whose=all`);
    const start = desk.getByRole('button', { name: 'Start as host the meeting with Mei-Ling Hsu' });
    await start.waitFor();
    expect(await violationsIn(desk.mainFrame())).toEqual([]);
    const opening = priya.waitForEvent('page');
    await start.focus();
    await desk.keyboard.press('Enter');
    const zoom = await opening;
    await zoom.getByText(/^You start .*Mei-Ling Hsu as its host\.$/).waitFor();
    expect(await zoom.evaluate(() => window.opener)).toBeNull();
    expect(await zoom.evaluate(() => document.referrer)).toBe('');
    expect(await desk.content()).not.toContain('zak=');
    const origin = new URL(zoom.url()).origin;
    const { number } = await meetingOf(desk);
    const live = await fetch(`${origin}/j/${number}`);
    expect(await live.text()).toContain('It has started.');
  });

  test('where the browser opens no window it says so, and goes on in this one', async () => {
    const page = await priya.newPage();
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await page.goto(`${home}/today?whose=all`);
    await page.getByRole('button', { name: 'Start as host the meeting with Mei-Ling Hsu' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('Your browser kept the new window shut.').waitFor();
    expect(await violationsIn(page.mainFrame())).toEqual([]);
    await alert.getByRole('button', { name: 'Go on in this window' }).click();
    await page.getByText(/^You start .*as its host\.$/).waitFor();
    await page.close();
  });

  test('Join leads whoever interviews to the same meeting, without host rights', async () => {
    const page = await elena.newPage();
    await page.goto(`${home}/rehearsal/desk/interviewer`);
    await page.getByRole('button', { name: 'Elena Duarte, account' }).waitFor();
    const opening = elena.waitForEvent('page');
    await page.getByRole('button', { name: 'Join the meeting with Mei-Ling Hsu' }).click();
    const zoom = await opening;
    await zoom.getByText(/^You join .*Mei-Ling Hsu\. It has started\.$/).waitFor();
    expect(zoom.url()).not.toContain('zak=');
  });

  test('a link of the interview opens the desk on it, and nobody else’s desk', async () => {
    const page = await elena.newPage();
    await page.goto(`${home}/rehearsal/desk/interviewer?action=interview:${interviewId}`);
    await page.getByRole('heading', { level: 1, name: 'Mei-Ling Hsu' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/interviews/${interviewId}`);
    await page.goto(`${home}/rehearsal/desk/interviewer?action=interview:not-there-at-all`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });
});
