import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import type { MailState } from '../../common/mail.ts';
import { toInstant } from '../../common/time.ts';
import { eventsAfter } from '../../db/log.ts';
import { mailsOf } from '../../db/mail.ts';
import { headerOf, leavesOf, textOf } from '../../server/mail/mime.ts';
import { queueCancellation, queueUpdate } from '../../server/mail/notify.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, NOON, type World, write } from '../support/fixtures.ts';
import { type Caller, signInAs, startTestServer, TestClock } from '../support/server.ts';
import { startSmtp, type Taken, type TestSmtp } from '../support/smtp.ts';

interface Draft {
  mailIsOn: boolean;
  kind: string;
  to: string | null;
  subject: string;
  body: string;
  timeZone: string;
  missing: string[];
  earlier: { id: string; kind: string; to: string; state: MailState; reason: string | null }[];
}

const MINUTE = 60_000;

for (const engine of ENGINES) {
  describe(`the invitation on ${engine}`, () => {
    const clock = new TestClock();
    let fresh: TestDatabase;
    let smtp: TestSmtp;
    let server: RunningServer;
    let world: World;
    let recruiter: Caller;
    let path: string;
    let rcpt: (address: string) => [number, string] | null;
    let data: (taken: Taken) => [number, string] | null;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      smtp = await startSmtp({ rcpt: (address) => rcpt(address), data: (taken) => data(taken) });
      server = await startTestServer(fresh.url, { clock, config: smtp.config });
    });
    beforeEach(async () => {
      rcpt = () => null;
      data = () => null;
      world = await makeWorld(server.services.database, clock.now());
      recruiter = (await signInAs(server, world.recruiter.id)).caller;
      path = `/api/interviews/${world.interviewId}/invitation`;
    });
    afterEach(() => {
      smtp.taken.length = 0;
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await smtp[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const settle = async () => {
      server.tasks.wake();
      await server.tasks.idle();
    };
    const draftOf = async () => (await recruiter.get(path)).body as Draft;
    const post = (body: object) => recruiter.post(path, body);
    const LETTER = { subject: 'Your interview', body: 'Hello {firstName},\n\nsee you.' };
    const calendarIn = ({ message }: Taken) => {
      const part = leavesOf(message).find(({ type }) => type === 'text/calendar')!;
      return { method: part.params.method, event: eventIn(textOf(part)) };
    };
    const mailEvents = async () =>
      (await eventsAfter(server.services.database, world.candidateId, 0, 1000)).filter(({ type }) =>
        type.startsWith('mail.'),
      );

    test('the draft says everything in the candidate’s words, with a place for the note', async () => {
      const { kind, to, subject, body, timeZone, mailIsOn, missing, earlier } = await draftOf();
      expect({ kind, to, timeZone, mailIsOn, earlier }).toEqual({
        kind: 'invitation',
        to: 'niamh@example.com',
        timeZone: 'Europe/Dublin',
        mailIsOn: true,
        earlier: [],
      });
      expect(subject).toMatch(/^Interview with Corrib: Senior Data Engineer, \w+day \d+ \w+ 2026$/);
      expect(body).toContain('Hello Niamh,');
      expect(body).toContain('Technical interview, round 2 of 4');
      expect(body).toContain('With: Elena Duarte and Kofi Mensah');
      expect(body).toContain('{note}');
      expect(missing).toEqual(['joinLink', 'passcode']);
    });

    test('what was sent arrives once, with a calendar entry, and stands in the log', async () => {
      const { status, body } = await post({ ...LETTER, note: 'Bring a pen.' });
      expect(status).toBe(200);
      expect(body).toEqual({ mailId: expect.any(String), state: 'waiting' });
      await settle();
      await settle();
      expect(smtp.taken).toHaveLength(1);
      const [mail] = smtp.taken as [Taken];
      expect(mail.to).toEqual(['niamh@example.com']);
      const { mailId } = body as { mailId: string };
      expect(headerOf(mail.message, 'message-id')).toBe(`<${mailId}@corrib.example>`);
      expect(headerOf(mail.message, 'reply-to')).toBe(world.recruiter.email);
      expect(headerOf(mail.message, 'auto-submitted')).toBeNull();
      const text = textOf(leavesOf(mail.message)[0]!);
      expect(text.replaceAll('\r\n', '\n').trim()).toBe('Hello Niamh,\n\nsee you.\n\nBring a pen.');
      const { method, event } = calendarIn(mail);
      expect(method).toBe('REQUEST');
      expect(event.uid).toBe(`${world.interviewId}@hireside`);
      expect(event.sequence).toBe(0);
      expect((await draftOf()).earlier).toMatchObject([
        { id: mailId, state: 'sent', reason: null },
      ]);
      expect(await mailEvents()).toMatchObject([
        {
          type: 'mail.sent',
          actorId: world.recruiter.id,
          applicationId: world.applicationId,
          interviewId: world.interviewId,
          body: { subject: 'Your interview' },
        },
      ]);
    });

    test('the same id again answers what became of the first and sends nothing more', async () => {
      const id = newId();
      await post({ ...LETTER, id });
      await settle();
      expect(await post({ ...LETTER, id })).toMatchObject({
        status: 200,
        body: { mailId: id, state: 'sent' },
      });
      await settle();
      expect(smtp.taken).toHaveLength(1);
    });

    test('a second mail is an update and a cancelled interview’s a cancellation: one UID, rising SEQUENCE', async () => {
      await post(LETTER);
      await settle();
      expect((await draftOf()).kind).toBe('update');
      await post({ ...LETTER, timeZone: 'America/New_York' });
      await settle();
      await recruiter.call('DELETE', `/api/interviews/${world.interviewId}`);
      expect((await draftOf()).kind).toBe('cancellation');
      await post(LETTER);
      await settle();
      const entries = smtp.taken.map(calendarIn);
      expect(entries.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
      expect(entries.map(({ event }) => event.sequence)).toEqual([0, 1, 2]);
      expect(new Set(entries.map(({ event }) => event.uid)).size).toBe(1);
      expect(entries[1]!.event.startDate.zone.tzid).toBe('America/New_York');
      const first = headerOf(smtp.taken[0]!.message, 'message-id');
      expect(headerOf(smtp.taken[2]!.message, 'in-reply-to')).toBe(first);
    });

    test('an address that is refused shows the server’s words, and another one is a first invitation', async () => {
      rcpt = (address) => (address === 'typo@example.com' ? [550, '5.1.1 No such user'] : null);
      await post({ ...LETTER, to: 'typo@example.com' });
      await settle();
      const { earlier, kind } = await draftOf();
      expect(kind).toBe('invitation');
      expect(earlier).toMatchObject([
        { state: 'refused', reason: expect.stringContaining('5.1.1 No such user') },
      ]);
      expect(await mailEvents()).toMatchObject([
        {
          type: 'mail.refused',
          body: { to: 'typo@example.com', reason: expect.stringContaining('No such user') },
        },
      ]);
      await post(LETTER);
      await settle();
      expect(smtp.taken.map(({ to }) => to)).toEqual([['niamh@example.com']]);
    });

    test('a server that says later is asked again later, and once it takes the mail no more', async () => {
      let refusals = 2;
      data = () => (refusals-- > 0 ? [451, '4.3.0 Not now'] : null);
      await post(LETTER);
      await settle();
      expect((await draftOf()).earlier).toMatchObject([
        { state: 'waiting', reason: expect.stringContaining('4.3.0 Not now') },
      ]);
      await settle();
      expect(refusals).toBe(1);
      clock.pass(15_001);
      await settle();
      clock.pass(30_001);
      await settle();
      clock.pass(60 * MINUTE);
      await settle();
      expect(smtp.taken).toHaveLength(1);
      expect((await draftOf()).earlier).toMatchObject([{ state: 'sent', attempts: 3 }]);
    });

    test('after a day of later it is given up and said so', async () => {
      rcpt = () => [451, '4.7.1 Greylisted'];
      await post(LETTER);
      for (let hours = 0; hours < 25; hours++) {
        await settle();
        clock.pass(60 * MINUTE);
      }
      await settle();
      const { database } = server.services;
      expect(await mailsOf(database.read, world.organizationId, world.interviewId)).toMatchObject([
        { state: 'failed', reason: expect.stringContaining('Given up after a day') },
      ]);
    });

    const move = (to: string) =>
      draft('stage.changed', { from: 'Interview', to }, { applicationId: world.applicationId });

    test('mail waits until a stage move cannot be undone any more', async () => {
      await recruiter.append(world.candidateId, move('Offer'));
      expect((await post(LETTER)).body).toMatchObject({ state: 'held' });
      clock.pass(LIMITS.undoMs);
      await settle();
      expect(smtp.taken).toEqual([]);
      clock.pass(LIMITS.undoGraceMs);
      await settle();
      expect(smtp.taken).toHaveLength(1);
    });

    test('an undo takes the held mail along', async () => {
      const moved = move('Offer');
      await recruiter.append(world.candidateId, moved);
      await post(LETTER);
      const about = { applicationId: world.applicationId };
      await recruiter.append(
        world.candidateId,
        draft('stage.reverted', { eventId: moved.id }, about),
      );
      clock.pass(MINUTE);
      await settle();
      expect(smtp.taken).toEqual([]);
      expect((await draftOf()).earlier).toMatchObject([{ state: 'withdrawn' }]);
    });

    test('a change tells those who were invited, by itself and marked as such', async () => {
      const change = {
        organizationId: world.organizationId,
        interviewId: world.interviewId,
        actorId: world.recruiter.id,
      };
      const { database, mail: route } = server.services;
      const tell = (how: typeof queueUpdate) =>
        database.transact((tx) => how(tx, route, change, clock.now()));
      expect(await tell(queueUpdate)).toEqual([]);
      await post({ ...LETTER, to: 'other@example.com' });
      await settle();
      const startsAt = toInstant(NOON + 30 * 24 * 60 * MINUTE);
      await write(database, world.log, clock.now(), [
        {
          id: newId(),
          type: 'interview.rescheduled',
          interviewId: world.interviewId,
          body: { startsAt, minutes: 30 },
        },
      ]);
      expect(await tell(queueUpdate)).toHaveLength(1);
      await settle();
      const [, update] = smtp.taken as [Taken, Taken];
      expect(update.to).toEqual(['other@example.com']);
      expect(headerOf(update.message, 'auto-submitted')).toBe('auto-generated');
      expect(headerOf(update.message, 'subject')).toMatch(/^Changed: /);
      expect(calendarIn(update).event.startDate.toJSDate().toISOString()).toBe(startsAt);
      const joinLink = 'https://zoom.us/j/83244710925?pwd=abc.1';
      const withLink = { ...change, details: { joinLink, passcode: '481516' } };
      await database.transact((tx) => queueUpdate(tx, route, withLink, clock.now()));
      await settle();
      const linked = calendarIn(smtp.taken[2]!).event;
      expect(linked.location).toBe(joinLink);
      expect(linked.component.getFirstPropertyValue('url')).toBe(joinLink);
      expect(linked.description).toContain('Passcode: 481516');
      await tell(queueCancellation);
      await settle();
      expect(calendarIn(smtp.taken[3]!).method).toBe('CANCEL');
      expect(await tell(queueCancellation)).toEqual([]);
    });

    test('an invitation that has not left is replaced by one that says how it stands', async () => {
      rcpt = () => [451, '4.7.1 Later'];
      await post(LETTER);
      await settle();
      rcpt = () => null;
      const { database, mail: route } = server.services;
      const { organizationId, interviewId } = world;
      const change = { organizationId, interviewId, actorId: null };
      const queued = await database.transact((tx) => queueUpdate(tx, route, change, clock.now()));
      expect(queued).toMatchObject([{ kind: 'invitation' }]);
      clock.pass(60 * MINUTE);
      await settle();
      expect(smtp.taken).toHaveLength(1);
      const states = (await draftOf()).earlier.map(({ state }) => state);
      expect(states).toEqual(['withdrawn', 'sent']);
    });

    test('of two mails in a row the later replaces the earlier to the same address, and no other', async () => {
      await recruiter.append(world.candidateId, move('Offer'));
      await post({ ...LETTER, to: 'one@example.com' });
      await post({ ...LETTER, to: 'two@example.com' });
      await post({ ...LETTER, to: 'ONE@example.com' });
      clock.pass(MINUTE);
      await settle();
      expect(smtp.taken.map(({ to }) => to[0]).sort()).toEqual([
        'ONE@example.com',
        'two@example.com',
      ]);
      const states = (await draftOf()).earlier.map(({ state }) => state);
      expect(states).toEqual(['withdrawn', 'sent', 'sent']);
    });

    test('an interview that is cancelled first takes its unsent invitation along', async () => {
      await recruiter.append(world.candidateId, move('Offer'));
      await post(LETTER);
      await recruiter.call('DELETE', `/api/interviews/${world.interviewId}`);
      clock.pass(MINUTE);
      await settle();
      expect(smtp.taken).toEqual([]);
      expect((await draftOf()).earlier).toMatchObject([
        { state: 'withdrawn', reason: 'The interview was cancelled before it left.' },
      ]);
    });

    test('what cannot be sent is refused in words', async () => {
      const unknown = await post({ ...LETTER, body: 'Hello {fristName}' });
      expect(unknown).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining('{fristName}') },
      });
      expect((await post({ ...LETTER, subject: 'a\r\nBcc: x@example.com' })).status).toBe(400);
      expect((await post({ ...LETTER, to: 'a@example.com\r\nRCPT TO:<b@x>' })).status).toBe(400);
      expect((await post({ ...LETTER, timeZone: 'Mars/Olympus' })).status).toBe(400);
      await recruiter.call('DELETE', `/api/interviews/${world.interviewId}`);
      expect(await post(LETTER)).toMatchObject({
        status: 409,
        body: { message: expect.stringContaining('was not invited') },
      });
      await settle();
      expect(smtp.taken).toEqual([]);
    });
  });
}

test('where mail is off the draft is there to be copied, and sending says who switches it on', async () => {
  const fresh = await freshDatabase('sqlite');
  const server = await startTestServer(fresh.url);
  const world = await makeWorld(server.services.database);
  const { caller } = await signInAs(server, world.recruiter.id);
  const path = `/api/interviews/${world.interviewId}/invitation`;
  expect((await caller.get(path)).body).toMatchObject({ mailIsOn: false });
  expect(await caller.post(path, { subject: 'Hello', body: 'Words' })).toMatchObject({
    status: 409,
    body: { message: expect.stringContaining('SMTP_URL') },
  });
  await server[Symbol.asyncDispose]();
  await fresh.drop();
});

function eventIn(text: string): ICAL.Event {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
}
