import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { buildIfNeeded } from '../../server/build.ts';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { launchChromium } from './chromium.ts';

export type SeatName = 'Recruiter' | 'Interviewer' | 'Hiring manager' | 'Candidate' | 'Guest';

/** The rehearsal room in a real browser: a server, a room page, five seats. */
export interface Rehearsal {
  server: RunningServer;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  seat(name: SeatName): FrameLocator;
  dispose(): Promise<void>;
}

export async function startRehearsal(
  options: { databaseUrl?: string; colorScheme?: 'light' | 'dark'; width?: number } = {},
): Promise<Rehearsal> {
  await buildIfNeeded();
  const folder = await mkdtemp(join(tmpdir(), 'hireside-room-'));
  const databaseUrl = options.databaseUrl ?? `sqlite:${join(folder, 'room.db')}`;
  const config = readConfig({ PORT: '0', DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });
  const server = await startServer(config, { logger: pino({ level: 'silent' }) });
  const browser = await launchChromium();
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1900, height: 1200 },
    colorScheme: options.colorScheme ?? 'light',
    locale: 'en-IE',
    timezoneId: 'Europe/Dublin',
  });
  const page = await context.newPage();
  await page.goto(`http://localhost:${server.port}/rehearsal?start=1`);
  return {
    server,
    browser,
    context,
    page,
    seat: (name) => page.frameLocator(`iframe[title="${name}"]`),
    dispose: async () => {
      await browser.close();
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
