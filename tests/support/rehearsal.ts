import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import type { RehearsalRoom } from '../../common/rehearsal.ts';
import { buildIfNeeded } from '../../server/build.ts';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { launchChromium } from './chromium.ts';

/** Zoom's event and the first panel both link the meeting; whoever comes second finds it linked. */
export const MATCHED = /^Matched by (meeting number|this meeting)$/;

export type SeatName = 'Recruiter' | 'Interviewer' | 'Hiring manager' | 'Candidate' | 'Guest';

/** The rehearsal room in a real browser: a server, a room page, five seats. */
export interface Rehearsal {
  server: RunningServer;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  seat(name: SeatName): FrameLocator;
  /** What can be done to a seat from outside: cut its network, leave, make trouble. */
  column(name: SeatName): Locator;
  frame(name: SeatName): Promise<Frame>;
  dispose(): Promise<void>;
}

export async function startRehearsal(
  options: {
    databaseUrl?: string;
    /** Known beforehand where somebody comes back from Zoom's page to it. */
    port?: number;
    colorScheme?: 'light' | 'dark';
    width?: number;
    /** Hears the body of every answer a seat receives, streams included. */
    record?: (seat: SeatName, text: string) => void;
  } = {},
): Promise<Rehearsal> {
  await buildIfNeeded();
  const folder = await mkdtemp(join(tmpdir(), 'hireside-room-'));
  const databaseUrl = options.databaseUrl ?? `sqlite:${join(folder, 'room.db')}`;
  const config = readConfig({
    PORT: String(options.port ?? 0),
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'silent',
  });
  const server = await startServer(config, { logger: pino({ level: 'silent' }) });
  const browser = await launchChromium();
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1900, height: 1200 },
    colorScheme: options.colorScheme ?? 'light',
    locale: 'en-IE',
    timezoneId: 'Europe/Dublin',
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  if (options.record) recordSeats(page, server.port, options.record);
  await page.goto(`http://localhost:${server.port}/rehearsal?start=1`);
  return {
    server,
    browser,
    context,
    page,
    seat: (name) => page.frameLocator(`iframe[title="${name}"]`),
    column: (name) => page.getByRole('region', { name: `${name} seat` }),
    frame: async (name) => {
      const element = await page.locator(`iframe[title="${name}"]`).elementHandle();
      return (await element!.contentFrame())!;
    },
    dispose: async () => {
      await browser.close();
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Hears every answer a seat receives; streams are heard when they end. */
function recordSeats(page: Page, port: number, record: NonNullable<Recorder>): void {
  const seats = new Map<string, SeatName>();
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.port === String(port) && url.pathname.startsWith('/rehearsal/api')) {
      // The room says which origin is whose.
      void response.json().then((room: RehearsalRoom) => {
        for (const { origin, title } of room.seats ?? []) seats.set(origin, title as SeatName);
      }, noBody);
    }
    const seat = seats.get(url.origin);
    if (seat === undefined) return;
    const headers = response.headers();
    record(seat, JSON.stringify(headers));
    if (/javascript|css|font|image/.test(headers['content-type'] ?? '')) return;
    void response.text().then((text) => record(seat, text), noBody);
  });
}

/** A body that was not kept: the frame is gone. */
const noBody = () => undefined;

type Recorder = NonNullable<Parameters<typeof startRehearsal>[0]>['record'];
