import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventsAfter } from '../../db/log.ts';
import { openDatabase } from '../../db/open.ts';
import { buildIfNeeded } from '../../server/build.ts';
import { launchChromium } from '../support/chromium.ts';
import { PANEL_MEMBERS, proxyTo } from '../support/panel-windows.ts';
import { freePort } from '../support/postgres.ts';

/**
 * Panels as the desktop client opens them: top-level windows, signed in by the header of the Home
 * URL. The server under them is killed at random moments and started again on the same port.
 */
describe('a server killed while panels write', () => {
  let folder: string;
  let port: number;
  let server: ChildProcess;
  let browser: Browser;
  const pages: Page[] = [];

  beforeAll(async () => {
    await buildIfNeeded();
    folder = await mkdtemp(join(tmpdir(), 'hireside-killed-'));
    port = await freePort();
    server = await start(folder, port);
    browser = await launchChromium();
    for (const member of PANEL_MEMBERS) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await proxyTo(page, member, 'killed/1==');
      await page.goto(`http://localhost:${port}/`);
      await page.getByRole('heading', { level: 1, name: 'Niamh Brennan' }).waitFor();
      pages.push(page);
    }
  });
  afterAll(async () => {
    await browser?.close();
    server?.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  test('[S1] [S9] every note arrives once, whenever the server dies', async () => {
    const written: string[] = [];
    for (let round = 0; round < 3; round++) {
      const dying = new Promise<void>((resolve) => {
        setTimeout(() => resolve(), 150 + 200 * round);
      }).then(async () => {
        const gone = once(server, 'exit');
        server.kill('SIGKILL');
        await gone;
      });
      for (const [n, page] of pages.entries()) {
        for (let k = 0; k < 4; k++) {
          const text = `round ${round}, panel ${n}, note ${k}`;
          await page.getByRole('textbox', { name: 'Note' }).fill(text);
          await page.keyboard.press('Control+Enter');
          written.push(text);
        }
      }
      await dying;
      server = await start(folder, port);
    }
    for (const page of pages) {
      await page.getByRole('status').filter({ hasText: 'All saved' }).waitFor({ timeout: 60_000 });
    }
    const stopped = once(server, 'exit');
    server.kill('SIGTERM');
    await stopped;
    const database = await openDatabase(`sqlite:${join(folder, 'room.db')}`);
    const events = await eventsAfter(database, 'seed-candidate-niamh-brennan', 0, 10_000);
    await database.close();
    const texts = events.flatMap((event) =>
      event.type === 'note.added' && event.body ? [event.body.text] : [],
    );
    for (const text of written)
      expect(
        texts.filter((one) => one === text),
        text,
      ).toHaveLength(1);
  });
});

/** The real program, as `npm start` runs it, without a terminal. */
async function start(folder: string, port: number): Promise<ChildProcess> {
  const main = new URL('../../server/main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATABASE_URL: `sqlite:${join(folder, 'room.db')}`,
      LOG_LEVEL: 'silent',
    },
  });
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += String(chunk);
  });
  while (!text.includes('listens')) await once(child.stdout!, 'data');
  return child;
}
