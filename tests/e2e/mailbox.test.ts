import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildIfNeeded } from '../../server/build.ts';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { violationsIn } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { Caller } from '../support/server.ts';

describe('the rehearsal’s mailbox in a browser', () => {
  let folder: string;
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    await buildIfNeeded();
    folder = await mkdtemp(join(tmpdir(), 'hireside-mailbox-'));
    const DATABASE_URL = `sqlite:${join(folder, 'room.db')}`;
    const config = readConfig({ PORT: '0', DATABASE_URL, LOG_LEVEL: 'silent' });
    server = await startServer(config, { logger: pino({ level: 'silent' }) });
    const { database } = server.services;
    const members = await database.read.selectFrom('member').selectAll().execute();
    const { id } = members.find(({ role }) => role === 'recruiter')!;
    const recruiter = new Caller(server.url, await tokenFor(database, id));
    const { body } = await recruiter.get('/api/interviews?limit=200');
    const { items } = body as { items: { id: string; status: string }[] };
    const interview = items.find(({ status }) => status === 'scheduled')!;
    const path = `/api/interviews/${interview.id}/invitation`;
    const draft = (await recruiter.get(path)).body as { subject: string; body: string };
    const { status } = await recruiter.post(path, { subject: draft.subject, body: draft.body });
    expect(status).toBe(200);
    server.tasks.wake();
    await server.tasks.idle();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  test.each([
    ['light', 320],
    ['dark', 320],
    ['light', 1280],
    ['dark', 1280],
  ] as const)(
    '%s at %i px: axe finds nothing, and nothing is wider than the page',
    async (colorScheme, width) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      const isTooWide = () =>
        page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      await page.goto(`${server.url}/rehearsal/mail`);
      expect(await violationsIn(page.mainFrame())).toEqual([]);
      expect(await isTooWide()).toBe(false);
      await page.getByRole('link', { name: /^niamh\.brennan@/ }).click();
      await page.getByRole('heading', { level: 2, name: 'Calendar entry' }).waitFor();
      await page.getByText('All headers').click();
      expect(await violationsIn(page.mainFrame())).toEqual([]);
      expect(await isTooWide()).toBe(false);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download invite.ics' }).click();
      expect((await download).suggestedFilename()).toBe('invite.ics');
      await context.close();
    },
  );
});
