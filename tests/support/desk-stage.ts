import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { createServer } from 'vite';
import { launchChromium } from './chromium.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const STAGE = '/tests/support/desk-stage/index.html';

export type StagePage =
  | 'waiting'
  | 'fairness'
  | 'reports'
  | 'audit'
  | 'team'
  | 'data'
  | 'retention';

/** Pages of the desk in a real browser, where colours and sizes can be measured. */
export async function openDeskStage() {
  const cacheDir = await mkdtemp(join(tmpdir(), 'hireside-stage-'));
  const server = await createServer({
    root,
    cacheDir,
    configFile: false,
    logLevel: 'silent',
    plugins: [react()],
    server: { port: 0, host: '127.0.0.1', hmr: false, ws: false, watch: null },
  });
  await server.listen();
  const browser = await launchChromium();
  const base = server.resolvedUrls!.local[0]!.replace(/\/$/, '');
  return {
    /** The page, once what it asked for is there. */
    async show(name: StagePage, colorScheme: 'light' | 'dark', width: number): Promise<Page> {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 900 },
        locale: 'en-IE',
        timezoneId: 'Europe/Dublin',
      });
      const page = await context.newPage();
      await page.goto(`${base}${STAGE}?page=${name}`);
      await page.getByRole(READY[name].role, { name: READY[name].name }).first().waitFor();
      return page;
    },
    async dispose() {
      await browser.close();
      await server.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}

const READY = {
  waiting: { role: 'link', name: /^Write scorecard/ },
  fairness: { role: 'table', name: /questions by candidate/ },
  reports: { role: 'link', name: /^Fairness of/ },
  audit: { role: 'table', name: /^Audit/ },
  team: { role: 'table', name: 'Team' },
  data: { role: 'button', name: 'Download' },
  retention: { role: 'list', name: 'Exceptions' },
} as const;
