import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailState } from '../../common/mail.ts';
import { readConfig } from '../../server/config.ts';
import type { Pages } from '../../server/http/assets.ts';
import type { MailView } from '../../server/rehearsal/mail-view.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { NOON } from '../support/fixtures.ts';
import { Caller, TestClock } from '../support/server.ts';
import { expectSoon } from '../support/soon.ts';
import { getAs } from './support.ts';

const PAGES: Pages = {
  app: async () => '',
  rehearsal: async () => '',
  mountAssets: () => undefined,
  close: async () => undefined,
};
/** Nothing in it is markup when a page shows it. */
const BODY = 'Hello {firstName} <b>&amp;</b>,\n\nsee https://zoom.us/j/1?a=1&b=2.';

describe('the rehearsal’s mailbox', () => {
  const clock = new TestClock(NOON);
  let folder: string;
  let server: RunningServer;
  let recruiter: Caller;
  let path: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hireside-mailbox-'));
    const DATABASE_URL = `sqlite:${join(folder, 'room.db')}`;
    const config = readConfig({ PORT: '0', DATABASE_URL });
    server = await startServer(config, { clock, logger: pino({ level: 'silent' }), pages: PAGES });
    const { database } = server.services;
    const members = await database.read.selectFrom('member').selectAll().execute();
    const { id } = members.find(({ role }) => role === 'recruiter')!;
    recruiter = new Caller(server.url, await tokenFor(database, id));
    const { body } = await recruiter.get('/api/interviews?limit=200');
    const { items } = body as { items: { id: string; status: string }[] };
    const interview = items.find(({ status }) => status === 'scheduled')!;
    path = `/api/interviews/${interview.id}/invitation`;
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const arrived = async () =>
    ((await (await fetch(`${server.url}/rehearsal/api/mail`)).json()) as { items: MailView[] })
      .items;
  const page = async (address: string) => {
    const res = await fetch(`${server.url}/rehearsal/mail${address}`);
    return { res, html: await res.text() };
  };
  const stateOf = async (to: string) => {
    const { body } = await recruiter.get(path);
    const { earlier } = body as { earlier: { to: string; state: MailState; reason: string }[] };
    return earlier.find((mail) => mail.to === to);
  };
  async function invite(to: string): Promise<void> {
    const { status } = await recruiter.post(path, { to, subject: 'Interview <1>', body: BODY });
    expect(status).toBe(200);
    server.tasks.wake();
    await server.tasks.idle();
  }

  test('a sent invitation is there as JSON, with its calendar entry in words', async () => {
    await invite('niamh@example.com');
    const [mail] = await arrived();
    expect(mail).toMatchObject({
      envelopeTo: ['niamh@example.com'],
      from: 'Hireside rehearsal <hireside@rehearsal.example>',
      subject: 'Interview <1>',
      text: expect.stringContaining('<b>&amp;</b>'),
      calendar: { method: 'REQUEST', sequence: 0, attendees: [expect.stringContaining('niamh@')] },
      attachments: [{ name: 'invite.ics', type: 'application/ics' }],
    });
    expect(mail!.calendar!.start).toMatch(/^\w+day,? \d+ \w+ 2026, \d\d:\d\d Europe\/Dublin$/);
  });

  test('its page shows words and never markup, under the same policy as every page', async () => {
    const list = await page('');
    const { id } = (await arrived())[0]!;
    expect(list.html).toContain(`href="/rehearsal/mail/${id}"`);
    expect(list.res.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(list.html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
    const { html } = await page(`/${id}`);
    expect(html).toContain('<h1>Interview &lt;1&gt;</h1>');
    expect(html).toContain('&lt;b&gt;&amp;amp;&lt;/b&gt;');
    expect(html).toContain('Puts or changes this in the calendar');
    expect((await page('/style.css')).html).toContain('--c-surface');
    expect((await page('/nothing')).res.status).toBe(404);
  });

  test('the entry downloads as a file that calendars read', async () => {
    const { id } = (await arrived())[0]!;
    const { res, html } = await page(`/${id}/invite.ics`);
    expect(res.headers.get('content-type')).toContain('text/calendar');
    expect(res.headers.get('content-disposition')).toContain('invite.ics');
    expect(new ICAL.Component(ICAL.parse(html)).getFirstPropertyValue('method')).toBe('REQUEST');
  });

  test('an address with +refuse is refused', async () => {
    await invite('niamh+refuse@example.com');
    expect(await stateOf('niamh+refuse@example.com')).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('5.1.1'),
    });
  });

  test('an address with +later is taken the second time', async () => {
    await invite('niamh+later@example.com');
    expect(await stateOf('niamh+later@example.com')).toMatchObject({ state: 'waiting' });
    clock.pass(60_000);
    server.tasks.wake();
    await server.tasks.idle();
    expect(await stateOf('niamh+later@example.com')).toMatchObject({ state: 'sent' });
  });

  test('what goes to +bounce comes back as a delivery report, and the candidate’s file says so', async () => {
    const to = 'niamh+bounce@example.com';
    await invite(to);
    await expectSoon(
      () => stateOf(to),
      (mail) => mail?.state === 'bounced',
    );
    expect((await stateOf(to))?.reason).toBe('It came back: 550 5.1.1 The mailbox is gone');
    const [report] = await arrived();
    expect(report).toMatchObject({
      envelopeTo: ['hireside@rehearsal.example'],
      subject: 'Undelivered mail returned to sender',
      calendar: null,
    });
  });

  test('it is there for this computer only', async () => {
    for (const address of ['/rehearsal/mail', '/rehearsal/api/mail']) {
      expect((await getAs(server.port, 'evil.example', address)).status).toBe(403);
    }
  });

  test('who is erased is gone from it, with the reports about them; others’ mail stays', async () => {
    const { database } = server.services;
    const members = await database.read.selectFrom('member').selectAll().execute();
    const { id } = members.find(({ role }) => role === 'admin')!;
    const admin = new Caller(server.url, await tokenFor(database, id));
    const invited = { name: 'New Colleague', email: 'new@corrib.example', role: 'interviewer' };
    expect((await admin.post('/api/members', invited)).status).toBe(200);
    server.tasks.wake();
    await server.tasks.idle();
    const interview = await database.read
      .selectFrom('interview')
      .select('candidate_id')
      .where('id', '=', path.split('/')[3]!)
      .executeTakeFirstOrThrow();
    await database.transact((tx) =>
      tx.sql
        .deleteFrom('meeting_plan')
        .where('candidate_id', '=', interview.candidate_id)
        .execute(),
    );
    const body = { candidateId: interview.candidate_id };
    expect((await admin.post('/api/privacy/erasures', body)).status).toBe(200);
    await expectSoon(arrived, (mails) => !JSON.stringify(mails).includes('niamh'));
    expect((await arrived()).map(({ envelopeTo }) => envelopeTo)).toEqual([['new@corrib.example']]);
  });
});
