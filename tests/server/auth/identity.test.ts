import type { SessionData } from 'express-session';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../common/ids.ts';
import { setMemberActive } from '../../../db/members.ts';
import { issueToken } from '../../../server/auth/identity.ts';
import { SessionStore } from '../../../server/http/session-store.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { Caller, signInAs, startTestServer, TestClock } from '../../support/server.ts';
import { freshContext, openHome, whoIs } from './support.ts';

const HOUR = 3_600_000;

for (const engine of ENGINES) {
  describe(`who is calling, on ${engine}`, () => {
    let clock: TestClock;
    let fresh: TestDatabase;
    let world: World;
    let server: RunningServer;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      clock = new TestClock();
      server = await startTestServer(fresh.url, { clock });
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database, clock.now());
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const cookieOf = async (member: { id: string }) => {
      const context = freshContext({ uid: `zoom-${member.id}` }, clock.now());
      return (await openHome(server.url, context)).cookie!;
    };
    const machineToken = async (member: { id: string }) => {
      const { token } = await fresh.database.transact((tx) =>
        issueToken(tx, { kind: 'machine', memberId: member.id, meetingUuid: null }, clock.now()),
      );
      return new Caller(server.url, token);
    };
    const meWith = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/api/me`, { headers })).status;

    test('a machine token has the rights of its member until it is revoked', async () => {
      const script = await machineToken(world.recruiter);
      clock.pass(400 * 24 * HOUR);
      expect(await script.get('/api/me')).toMatchObject({
        status: 200,
        body: { member: { id: world.recruiter.id }, organization: { name: 'Corrib' } },
      });
      expect((await script.call('DELETE', '/api/session')).status).toBe(204);
      expect((await script.get('/api/me')).status).toBe(401);
    });

    test('a panel token ends by itself after a day, and at once on signing out', async () => {
      const { caller } = await signInAs(server, world.interviewer.id);
      clock.pass(24 * HOUR - 1);
      expect((await caller.get('/api/me')).status).toBe(200);
      clock.pass(1);
      expect((await caller.get('/api/me')).status).toBe(401);
      const again = (await signInAs(server, world.interviewer.id)).caller;
      expect((await again.call('DELETE', '/api/session')).status).toBe(204);
      expect((await again.call('DELETE', '/api/session')).status).toBe(401);
    });

    test.each([
      'Bearer',
      'Bearer ',
      'Bearer hs_',
      `Bearer hs_${'A'.repeat(43)}`,
      `Bearer hs_${'A'.repeat(5_000)}`,
      'Bearer hs_%00%00%00%00%00%00%00%00%00%00',
      'bearer hs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      'Basic YWRhOmFkYQ==',
      "Bearer hs_' or '1'='1",
    ])('%s is nobody, and no cookie stands in for it', async (authorization) => {
      const cookie = await cookieOf(world.recruiter);
      expect(await meWith({ authorization })).toBe(401);
      expect(await meWith({ authorization, cookie })).toBe(401);
      expect(await meWith({ cookie })).toBe(200);
    });

    test('the token is kept by its hash only', async () => {
      const { caller } = await signInAs(server, world.interviewer.id);
      const rows = await fresh.database.read.selectFrom('access_token').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(caller.token);
    });

    test('a cookie that was tampered with is nobody', async () => {
      const cookie = await cookieOf(world.recruiter);
      expect(await whoIs(server.url, `${cookie.slice(0, -1)}x`)).toBe(401);
      expect(await whoIs(server.url, 'hireside=s%3Ano.thing')).toBe(401);
      expect(await whoIs(server.url, 'hireside=')).toBe(401);
    });

    test('a session ends after eight hours of silence', async () => {
      const cookie = await cookieOf(world.recruiter);
      clock.pass(8 * HOUR - 1);
      expect(await whoIs(server.url, cookie)).toBe(world.recruiter.id);
      clock.pass(8 * HOUR - 1);
      expect(await whoIs(server.url, cookie), 'each call begins them anew').toBe(
        world.recruiter.id,
      );
      clock.pass(8 * HOUR);
      expect(await whoIs(server.url, cookie)).toBe(401);
    });

    test('a session ends after a day however busy it is', async () => {
      const cookie = await cookieOf(world.recruiter);
      for (let hour = 0; hour < 24; hour += 6) {
        expect(await whoIs(server.url, cookie)).toBe(world.recruiter.id);
        clock.pass(6 * HOUR);
      }
      clock.pass(1);
      expect(await whoIs(server.url, cookie)).toBe(401);
    });

    test('signing out ends the cookie', async () => {
      const cookie = await cookieOf(world.recruiter);
      const out = await fetch(`${server.url}/api/session`, {
        method: 'DELETE',
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
      });
      expect(out.status).toBe(204);
      expect(await whoIs(server.url, cookie)).toBe(401);
    });

    test('requests that outlive a sign-out do not undo it, on this server or another', async () => {
      const [here, there] = [
        new SessionStore(fresh.database, clock),
        new SessionStore(fresh.database, clock),
      ];
      const session = { memberId: world.recruiter.id } as SessionData;
      const id = newId();
      const call = (work: (done: () => void) => void) => new Promise<void>((done) => work(done));
      await call((done) => here.set(id, session, done));
      await call((done) => there.touch(id, session, done));
      await call((done) => here.destroy(id, done));
      for (const store of [here, there, here, there]) {
        await call((done) => store.touch(id, session, done));
        clock.pass(HOUR);
      }
      const left = await new Promise((done) => here.get(id, (_, data) => done(data)));
      expect(left).toBeNull();
    });

    test('a member who is deactivated loses every way in at once, and the open stream', async () => {
      const cookie = await cookieOf(world.interviewer);
      const script = await machineToken(world.interviewer);
      const { caller } = await signInAs(server, world.interviewer.id);
      const path = `/api/candidates/${world.candidateId}`;
      const stream = await fetch(`${server.url}${path}/stream`, { headers: { cookie } });
      await fresh.database.transact((tx) => setMemberActive(tx, world.interviewer.id, false));
      expect(await whoIs(server.url, cookie)).toBe(401);
      expect((await script.get(path)).status).toBe(401);
      expect((await caller.get(path)).status).toBe(401);
      server.services.hub.tick();
      const rest = await stream.text();
      expect(rest).not.toContain('Only after');
      await fresh.database.transact((tx) => setMemberActive(tx, world.interviewer.id, true));
      expect(await whoIs(server.url, cookie), 'and has it again').toBe(world.interviewer.id);
    });
  });
}
