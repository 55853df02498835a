import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MEMBER_INVITATION } from '../../server/mail/member-invitation.ts';
import { headerOf, leavesOf, textOf } from '../../server/mail/mime.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { type Caller, signInAs, startTestServer, TestClock } from '../support/server.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

for (const engine of ENGINES) {
  describe(`inviting a member by mail on ${engine}`, () => {
    let clock: TestClock;
    let fresh: TestDatabase;
    let smtp: TestSmtp;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let answer: [number, string] | null;

    beforeEach(async () => {
      clock = new TestClock();
      answer = null;
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      smtp = await startSmtp({ data: () => answer });
      await start();
    });
    afterEach(async () => {
      await server[Symbol.asyncDispose]();
      await smtp[Symbol.asyncDispose]();
      await fresh.drop();
    });
    async function start() {
      server = await startTestServer(fresh.url, { clock, config: smtp.config });
      admin = (await signInAs(server, world.admin.id)).caller;
    }
    const invite = (email = 'una@corrib.example') => admin.post('/api/members', { email });

    test('says who invites whom to what and where, once', async () => {
      expect(await invite()).toMatchObject({ status: 200, body: { mailed: true } });
      await smtp.untilTaken(1);
      await server.tasks.idle();
      const [{ to, message }] = smtp.taken as [(typeof smtp.taken)[number]];
      expect(to).toEqual(['una@corrib.example']);
      expect(headerOf(message, 'subject')).toBe('Ada Admin invites you to Hireside');
      expect(headerOf(message, 'reply-to')).toContain(world.admin.email);
      const words = textOf(leavesOf(message).find(({ type }) => type === 'text/plain')!);
      expect(words).toContain('where Corrib prepares and holds its interviews');
      expect(words).toContain('http://127.0.0.1/');
      server.tasks.wake();
      await server.tasks.idle();
      expect(smtp.taken).toHaveLength(1);
    });

    test('is tried again where the mail server asks for it', async () => {
      answer = [451, '4.3.0 Busy'];
      await invite();
      await server.tasks.idle();
      expect(smtp.taken).toEqual([]);
      answer = null;
      clock.pass(60_000);
      server.tasks.wake();
      await smtp.untilTaken(1);
    });

    test('is not sent a second time where a server died before it wrote that it was sent', async () => {
      await invite();
      await smtp.untilTaken(1);
      await server.tasks.idle();
      // As such a server leaves it: handed over, and not done.
      await fresh.database.transact((tx) =>
        tx.sql
          .updateTable('task')
          .set({ done_at: null })
          .where('kind', '=', MEMBER_INVITATION)
          .execute(),
      );
      server.tasks.wake();
      await server.tasks.idle();
      expect(smtp.taken).toHaveLength(1);
    });

    test('nothing goes out where mail is off, and the admin is told', async () => {
      await server[Symbol.asyncDispose]();
      server = await startTestServer(fresh.url, { clock });
      admin = (await signInAs(server, world.admin.id)).caller;
      expect(await invite()).toMatchObject({ status: 200, body: { mailed: false } });
    });
  });
}
