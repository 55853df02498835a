import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { MAIL_KINDS } from '../../common/mail.ts';
import { DEFAULT_TEMPLATES } from '../../common/mail-defaults.ts';
import { renderMail } from '../../common/mail-templates.ts';
import { toInstant } from '../../common/time.ts';
import { mailsOf } from '../../db/mail.ts';
import { htmlOf } from '../../server/mail/html.ts';
import { leavesOf, textOf } from '../../server/mail/mime.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { type Caller, signInAs, startTestServer, TestClock } from '../support/server.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

const PATH = '/api/mail-templates';
const OWN = {
  subject: 'Come and see us on {date}',
  instructions: 'Bring nothing, {firstName}.',
  body: 'Dear {firstName},\n\n{date}, {time}: {joinLink}\n\n{instructions}\n\n{note}\n\n{recruiter}',
};

for (const engine of ENGINES) {
  describe(`mail templates on ${engine}`, () => {
    const clock = new TestClock();
    let fresh: TestDatabase;
    let smtp: TestSmtp;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let recruiter: Caller;
    let path: string;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      smtp = await startSmtp();
      server = await startTestServer(fresh.url, { clock, config: smtp.config });
    });
    beforeEach(async () => {
      smtp.taken.length = 0;
      world = await makeWorld(server.services.database, clock.now());
      admin = (await signInAs(server, world.admin.id)).caller;
      recruiter = (await signInAs(server, world.recruiter.id)).caller;
      path = `/api/interviews/${world.interviewId}/invitation`;
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
    const put = (kind: string, body: object) => admin.call('PUT', `${PATH}/${kind}`, body);
    const draftOf = async (query = '') =>
      (await recruiter.get(path + query)).body as Output<'invitation'>;

    test('are the built-in ones until changed, and again after going back', async () => {
      const listed = (await recruiter.get(PATH)).body as Output<'mailTemplates'>;
      expect(listed.items).toEqual(
        MAIL_KINDS.map((kind) => ({
          ...DEFAULT_TEMPLATES[kind],
          kind,
          version: 0,
          builtIn: true,
          changedBy: null,
          changedAt: null,
        })),
      );
      const changed = {
        ...OWN,
        kind: 'invitation',
        version: 1,
        builtIn: false,
        changedBy: 'Ada Admin',
        changedAt: toInstant(clock.now()),
      };
      expect((await put('invitation', { ...OWN, version: 0 })).body).toEqual(changed);
      expect((await recruiter.get(PATH)).body).toMatchObject({ items: [changed, {}, {}] });
      expect((await draftOf()).subject).toBe('Come and see us on Saturday 21 November 2026');
      const back = await admin.call('DELETE', `${PATH}/invitation?version=1`);
      expect(back.body).toMatchObject({
        ...DEFAULT_TEMPLATES.invitation,
        version: 2,
        builtIn: true,
      });
      expect((await draftOf()).template).toEqual(DEFAULT_TEMPLATES.invitation);
    });

    test('made from an earlier version are refused, saying who changed them', async () => {
      await put('update', { ...OWN, version: 0 });
      for (const late of [
        await put('update', { ...OWN, subject: 'Mine', version: 0 }),
        await admin.call('DELETE', `${PATH}/update?version=0`),
      ]) {
        expect(late.status).toBe(409);
        expect(late.body).toMatchObject({ message: expect.stringContaining('Ada Admin changed') });
      }
      expect((await put('update', { ...OWN, version: 7 })).status).toBe(409);
      expect((await recruiter.get(PATH)).body).toMatchObject({ items: [{}, OWN, {}] });
    });

    test('with what nobody could fill, or without link and time, are refused by name', async () => {
      const unknown = await put('invitation', { ...OWN, body: `${OWN.body} {salary}`, version: 0 });
      expect(unknown).toMatchObject({
        status: 400,
        body: {
          message: expect.stringContaining('{salary}'),
          issues: [{ path: 'body.body', message: expect.stringContaining('{salary}') }],
        },
      });
      const missing = await put('invitation', { ...OWN, body: '{instructions}', version: 0 });
      expect(missing).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining('{date}, {time}, {joinLink}') },
      });
      const header = await put('invitation', { ...OWN, subject: 'a\r\nBcc: b@c.d', version: 0 });
      expect(header.status).toBe(400);
      expect((await recruiter.get(PATH)).body).toMatchObject({ items: [{ version: 0 }, {}, {}] });
    });

    test('stay within their organization', async () => {
      await put('invitation', { ...OWN, version: 0 });
      const other = await makeWorld(server.services.database, clock.now());
      const { caller } = await signInAs(server, other.admin.id);
      expect((await caller.get(PATH)).body).toMatchObject({ items: [{ version: 0 }, {}, {}] });
    });

    test('what the desk previews is what arrives, byte for byte, in text and in HTML', async () => {
      await put('invitation', { ...OWN, version: 0 });
      const choice = 'timeZone=America/New_York&locale=de-DE';
      const { template, values, subject } = await draftOf(`?${choice}`);
      const note = 'Über <b>Größe</b>\n{passcode} & "Ruhe": https://example.com/?a=1&b=2.';
      const preview = renderMail(template, { ...values, note });
      expect(preview.subject).toBe(subject);
      const sent = await recruiter.post(path, {
        ...template,
        note,
        timeZone: 'America/New_York',
        locale: 'de-DE',
      });
      expect(sent.status).toBe(200);
      await settle();
      const [text, html] = leavesOf(smtp.taken[0]!.message).map((part) =>
        textOf(part).replaceAll('\r\n', '\n'),
      );
      expect(text).toBe(preview.body);
      expect(html).toBe(htmlOf(preview.body));
      expect(preview.body).toContain('Samstag, 21. November 2026, 07:00');
    });

    test('a mail that leaves by itself is written like them, in the zone and language of the last', async () => {
      await put('update', { ...OWN, subject: 'Moved to {date}', version: 0 });
      const { template } = await draftOf();
      await recruiter.post(path, { ...template, timeZone: 'Asia/Kolkata', locale: 'fr-FR' });
      await settle();
      const startsAt = toInstant(NOON + 86_400_000);
      await recruiter.call('PATCH', `/api/interviews/${world.interviewId}`, { startsAt });
      const { database } = server.services;
      const mails = await mailsOf(database.read, world.organizationId, world.interviewId);
      expect(mails.at(-1)).toMatchObject({
        kind: 'update',
        automatic: true,
        subject: 'Moved to dimanche 22 novembre 2026',
        timeZone: 'Asia/Kolkata',
        locale: 'fr-FR',
      });
      expect(mails.at(-1)!.body).toContain('17:30');
      expect(await draftOf()).toMatchObject({ timeZone: 'Asia/Kolkata', locale: 'fr-FR' });
    });

    test('the draft says from whom, until when a status change holds it, and what is missing', async () => {
      expect(await draftOf()).toMatchObject({
        from: 'interviews@corrib.example',
        status: 'scheduled',
        reply: 'pending',
        candidateId: world.candidateId,
        heldUntil: null,
        missing: ['joinLink', 'passcode'],
      });
    });
  });
}
