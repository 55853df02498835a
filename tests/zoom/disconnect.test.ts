import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { disconnectsOf } from '../../db/disconnects.ts';
import { memberByZoomId } from '../../db/members.ts';
import { sealedTexts } from '../../db/sealed.ts';
import type { RunningServer } from '../../server/start.ts';
import { Visitor } from '../auth/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { type Caller, signInAs, startTestServer, TestClock } from '../support/server.ts';
import { expectSoon } from '../support/soon.ts';
import { connect, startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';

const DAY = 24 * 3_600_000;

for (const engine of ENGINES) {
  describe(`disconnecting Zoom on ${engine}`, () => {
    let clock: TestClock;
    let fresh: TestDatabase;
    let world: World;
    let zoom: TestZoom;
    let server: RunningServer;
    let panel: Caller;
    let uid: string;
    let tokens: { access: string; refresh: string };

    beforeEach(async () => {
      clock = new TestClock();
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      uid = `zoom-${world.recruiter.id}`;
      zoom = await startTestZoom(clock, [zoomPerson(uid, { email: world.recruiter.email })]);
      server = await startTestServer(fresh.url, { clock, config: { zoom: zoom.config } });
      panel = (await signInAs(server, world.recruiter.id)).caller;
      tokens = await connect(fresh.database, zoom, world.recruiter, clock);
    });
    afterEach(async () => {
      await server[Symbol.asyncDispose]();
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const disconnect = async () => (await panel.call('DELETE', '/api/zoom')).status;
    const records = () => disconnectsOf(fresh.database, world.organizationId);
    const sealed = async () => {
      let count = 0;
      for await (const _ of sealedTexts(fresh.database)) count += 1;
      return count;
    };
    const isRevoked = () => expectSoon(records, ([one]) => one?.revoked_at !== null);

    test('forgets tokens and profile at once, and has Zoom forget them', async () => {
      expect(await disconnect()).toBe(204);
      await isRevoked();
      expect(zoom.grants.whoIs(tokens.access)).toBeNull();
      expect(await sealed()).toBe(0);
      expect(await memberByZoomId(fresh.database, uid)).toBeNull();
      expect((await panel.get('/api/zoom')).body).toEqual({
        status: 'none',
        since: null,
        as: null,
        scopes: [],
        features: [],
      });
      const kept = JSON.stringify(await records());
      expect(kept).toContain('"reason":"disconnected"');
      expect(kept).not.toContain(world.recruiter.id);
    });

    test('leaves the interviews as they were', async () => {
      const before = (await panel.get('/api/interviews')).body;
      await disconnect();
      expect((await panel.get('/api/interviews')).body).toEqual(before);
    });

    test('does not wait for a Zoom that does not answer, and tells it when it does', async () => {
      zoom.trouble.isDown = true;
      expect(await disconnect()).toBe(204);
      expect((await panel.get('/api/zoom')).body).toMatchObject({ status: 'none' });
      await server.tasks.idle();
      expect(await records()).toMatchObject([{ revoked_at: null }]);
      zoom.trouble.isDown = false;
      clock.pass(DAY / 2);
      server.tasks.wake();
      await isRevoked();
      // The access token had expired: it was refreshed to be revoked.
      expect(zoom.grants.calls).toMatchObject({ refresh: 1, revoke: 1 });
      expect(await sealed()).toBe(0);
    });

    test('forgets after a day what Zoom could not be told', async () => {
      zoom.trouble.isDown = true;
      await disconnect();
      await server.tasks.idle();
      expect(await sealed()).toBe(2);
      clock.pass(DAY + 1);
      server.tasks.wake();
      await expectSoon(sealed, (count) => count === 0);
      expect(await records()).toMatchObject([{ revoked_at: null }]);
    });

    test('is not told to Zoom any more once the member has connected again', async () => {
      zoom.trouble.isDown = true;
      await disconnect();
      await server.tasks.idle();
      zoom.trouble.isDown = false;
      await new Visitor(server).signIn(uid);
      clock.pass(DAY / 2);
      server.tasks.wake();
      await server.tasks.idle();
      expect(zoom.grants.calls).toMatchObject({ refresh: 0, revoke: 0 });
      const token = await server.services.zoom.tokens.accessFor(world.recruiter.id);
      expect(zoom.grants.whoIs(token)).toMatchObject({ userId: uid });
    });

    test('again does nothing, and so does a member who never connected', async () => {
      await disconnect();
      expect(await disconnect()).toBe(204);
      await isRevoked();
      expect(await records()).toHaveLength(1);
      expect(zoom.grants.calls.revoke).toBe(1);
    });

    test('and coming back by the same address is the same member', async () => {
      await disconnect();
      const visitor = new Visitor(server);
      await visitor.signIn(uid);
      expect(await visitor.me()).toMatchObject({ id: world.recruiter.id, role: 'recruiter' });
    });
  });
}
