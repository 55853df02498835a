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

/** Two origins, real cookies, and the content security policies of both sides. */
describe('signing in with Zoom in a real browser', () => {
  let folder: string;
  let server: RunningServer;
  let browser: Browser;
  let home: string;

  beforeAll(async () => {
    await buildIfNeeded();
    folder = await mkdtemp(join(tmpdir(), 'hireside-sign-in-'));
    // The way back is the public address, which has to be known before the server listens.
    const port = await freePort();
    home = `http://localhost:${port}`;
    const env = { PORT: String(port), DATABASE_URL: `sqlite:${join(folder, 'test.db')}` };
    server = await startServer(readConfig(env), { logger: pino({ level: 'silent' }) });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  async function visit(colorScheme: 'light' | 'dark', work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width: 480, height: 640 },
    });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await work(page);
    await context.close();
    // A page that says no answers with its status, which the browser notes.
    expect(problems.filter((text) => !/status of 40[13]/.test(text))).toEqual([]);
  }

  const clean = async (page: Page) => expect(await violationsIn(page.mainFrame())).toEqual([]);

  test.each(['light', 'dark'] as const)('allowed, by keyboard alone, %s', async (scheme) => {
    await visit(scheme, async (page) => {
      await page.goto(`${home}/auth/zoom/install`);
      await page.getByRole('heading', { name: 'Rehearsal Zoom' }).waitFor();
      await clean(page);
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      expect(await page.getByRole('radio', { name: /Priya Raman/ }).isChecked()).toBe(true);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${home}/`);
      const me = await page.evaluate(async () => (await fetch('/api/me')).json());
      expect(me).toMatchObject({ member: { name: 'Priya Raman' } });
    });
  });

  test.each(['light', 'dark'] as const)('denied, and tried again, %s', async (scheme) => {
    await visit(scheme, async (page) => {
      await page.goto(`${home}/auth/zoom/install`);
      await page.getByRole('button', { name: 'Deny' }).click();
      await page.getByRole('heading', { name: 'Zoom was not connected' }).waitFor();
      await clean(page);
      await page.getByRole('link', { name: 'Sign in with Zoom' }).click();
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.waitForURL(`${home}/`);
    });
  });
});
