import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { systemClock, toInstant } from '../../common/time.ts';
import { startCollecting } from '../../db/records/collecting.ts';
import { saveGrant } from '../../db/zoom-grants.ts';
import { buildIfNeeded } from '../../server/build.ts';
import { readConfig } from '../../server/config.ts';
import { record, recordingAnswer, transcribe } from '../../server/rehearsal/cloud/recorded.ts';
import { createCloudState } from '../../server/rehearsal/cloud/state.ts';
import { longTranscript } from '../../server/rehearsal/cloud/talk.ts';
import { type RehearsalCloud, startRehearsalCloud } from '../../server/rehearsal/cloud/whole.ts';
import { FIRST_INTERVIEW, MEMBERS, ORGANIZATION } from '../../server/seed/cast.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { sealTokens } from '../../server/zoom/tokens.ts';
import { signatureOf } from '../../server/zoom/webhook-signature.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { violationsIn } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { Caller } from '../support/server.ts';

const MINUTE = 60_000;

/** A Zoom that recorded the first interview, and a desk beside it in a real browser. */
describe('the transcript in a browser', () => {
  let folder: string;
  let cloud: RehearsalCloud;
  let server: RunningServer;
  let browser: Browser;
  let desk: Page;
  const complaints: string[] = [];
  const began = Math.floor(Date.now() / 1_000) * 1_000 - 50 * MINUTE;

  beforeAll(async () => {
    await buildIfNeeded();
    folder = await mkdtemp(join(tmpdir(), 'hireside-transcript-'));
    const config = readConfig({ PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'test.db')}` });
    const clock = systemClock;
    cloud = await startRehearsalCloud({ ...config.zoom, clock, state: createCloudState(clock) });
    const { apiUrl, oauthUrl } = cloud;
    const zoom = { ...config.zoom, apiUrl, oauthUrl };
    server = await startServer({ ...config, zoom }, { logger: pino({ level: 'silent' }) });
    await connectPriya();
    await writeNotes();
    await recordIt(config.zoom.webhookSecret);
    browser = await launchChromium();
    const context = await browser.newContext({
      viewport: { width: 1200, height: 900 },
      locale: 'en-IE',
    });
    context.setDefaultTimeout(10_000);
    desk = await context.newPage();
    desk.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
    desk.on('pageerror', (error) => complaints.push(error.message));
    const origin = `http://localhost:${server.port}`;
    await desk.goto(`${origin}/rehearsal/desk/recruiter`);
    await desk.goto(`${origin}/interviews/${FIRST_INTERVIEW.id}`);
    await desk.getByRole('tab', { name: 'Transcript' }).click();
    await lines().first().waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
    await cloud[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  async function connectPriya() {
    const { database, clock, sealer } = server.services;
    const { access, refresh } = cloud.grants.begin(MEMBERS.priya.zoomUserId);
    const { id, name, email } = MEMBERS.priya;
    const tokens = {
      accessToken: access,
      refreshToken: refresh,
      expiresInMs: 3_599_000,
      scope: cloud.grants.scope,
    };
    await database.transact(async (tx) => {
      await saveGrant(tx, {
        member_id: id,
        organization_id: ORGANIZATION.id,
        zoom_user_id: MEMBERS.priya.zoomUserId,
        zoom_account_id: ORGANIZATION.zoomAccountId,
        name,
        email,
        connected_at: toInstant(clock.now()),
        ...sealTokens({ sealer, clock }, id, tokens),
      });
      for (const kind of ['recordings', 'transcripts'] as const) {
        const since = toInstant(clock.now());
        const organizationId = ORGANIZATION.id;
        await startCollecting(tx, { organizationId, kind, since, byMemberId: id });
      }
    });
  }

  async function writeNotes() {
    const token = await tokenFor(server.services.database, MEMBERS.priya.id);
    const priya = new Caller(server.url, token);
    const moved = { startsAt: toInstant(began), minutes: 15 };
    await priya.call('PATCH', `/api/interviews/${FIRST_INTERVIEW.id}`, moved);
    const note = (minutes: number, words: string) => ({
      id: newId(),
      type: 'note.added' as const,
      at: toInstant(began + minutes * MINUTE),
      interviewId: FIRST_INTERVIEW.id,
      body: { text: words },
    });
    await priya.append(
      FIRST_INTERVIEW.candidateId,
      note(3.1, 'Billing ledger: 40 sources, two people'),
      note(11.5, 'Vague on re-runs: “we usually just ran it again”') as never,
      note(13.2, 'Dual write, compare by partition') as never,
    );
  }

  async function recordIt(secret: string) {
    const recording = record({
      uuid: '/first//run==',
      number: Number(FIRST_INTERVIEW.meetingNumber),
      hostId: MEMBERS.priya.zoomUserId,
      topic: 'Interview',
      startsAt: began,
      minutes: 15,
    });
    transcribe(recording, longTranscript(15));
    cloud.state.recordings.set(recording.uuid, recording);
    const file = (id: string) => `http://127.0.0.1:${cloud.port}/rec/download/${id}`;
    const object = recordingAnswer(recording, { file });
    const payload = { account_id: ORGANIZATION.zoomAccountId, object };
    const body = JSON.stringify({ event: 'recording.completed', event_ts: Date.now(), payload });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const headers = {
      'x-zm-request-timestamp': timestamp,
      'x-zm-signature': signatureOf(secret, timestamp, Buffer.from(body)),
    };
    const res = await fetch(`${server.url}/webhooks/zoom`, { method: 'POST', body, headers });
    expect(res.status).toBe(200);
    server.tasks.wake();
    await server.tasks.idle();
  }

  const transcript = () => desk.getByRole('region', { name: 'Transcript' });
  const lines = () => transcript().getByRole('listitem');
  const notes = () => desk.getByRole('log', { name: 'Notes' });

  test('is all there, and is found in by keys', async () => {
    await expect.poll(() => lines().count()).toBeGreaterThan(330);
    const search = desk.getByRole('searchbox', { name: 'Search the transcript' });
    await search.fill('re-run');
    await desk.getByText(/^1 of \d+$/).waitFor();
    await search.press('Enter');
    await search.press('ArrowDown');
    await desk.getByText(/^3 of \d+$/).waitFor();
    const current = transcript().locator('[aria-current]');
    expect(await current.locator('mark').innerText()).toBe('re-run');
    await expect.poll(() => current.isVisible()).toBe(true);
    await search.press('Shift+Enter');
    await desk.getByText(/^2 of \d+$/).waitFor();
  });

  test('lights a note and its moment together, from either side', async () => {
    const note = notes().getByRole('article').filter({ hasText: 'Vague on re-runs' });
    await note.hover();
    const line = lines()
      .filter({ has: desk.getByRole('button', { name: '1 note' }) })
      .nth(1);
    await expect.poll(() => line.getAttribute('class')).toMatch(/lit/);
    await expect.poll(() => note.getAttribute('data-lit')).toBe('');
    await note.click({ position: { x: 8, y: 8 } });
    await expect.poll(() => line.isVisible()).toBe(true);
    await desk.mouse.move(0, 0);
    await expect.poll(() => note.getAttribute('data-lit')).toBeNull();
    await line.getByRole('button', { name: '1 note' }).focus();
    await expect.poll(() => note.getAttribute('data-lit')).toBe('');
    await desk.keyboard.press('Enter');
    await expect
      .poll(() => note.evaluate((element) => element === document.activeElement))
      .toBe(true);
  });

  test('plays the recording from a line, through Hireside', async () => {
    await desk.getByRole('button', { name: 'Play the recording' }).click();
    const video = desk.locator('video');
    await expect
      .poll(() => video.evaluate((one: HTMLVideoElement) => one.duration))
      .toBeCloseTo(15 * 60, -1);
    await lines()
      .nth(200)
      .getByRole('button', { name: /^Play from/ })
      .click();
    await expect
      .poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime))
      .toBeGreaterThan(539);
    expect(await video.getAttribute('src')).toMatch(/^\/api\/recordings\//);
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing, and nothing sticks out, %s',
    async (scheme) => {
      // Colours change over time otherwise, and axe would look meanwhile.
      await desk.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await desk.setViewportSize({ width: 1200, height: 900 });
      expect(await violationsIn(desk.mainFrame())).toEqual([]);
      for (const width of [1200, 900, 480]) {
        await desk.setViewportSize({ width, height: 900 });
        const over = await desk.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(over).toBe(0);
      }
    },
  );

  test('the browser had nothing to complain about', () => {
    expect(complaints).toEqual([]);
  });
});
