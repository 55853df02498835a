import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { disconnectsOf } from '../../db/disconnects.ts';
import { claimAccount } from '../../db/joining.ts';
import { changeSettings } from '../../db/organizations.ts';
import { sealedTexts } from '../../db/sealed.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';
import { expectSoon } from '../support/soon.ts';
import { startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';
import { Visitor } from './support.ts';

for (const engine of ENGINES) {
  describe(`whose access was ended, at Zoom’s door, on ${engine}`, () => {
    let fresh: TestDatabase;
    let zoom: TestZoom;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let uid: string;

    beforeAll(async () => {
      const clock = new TestClock();
      fresh = await freshDatabase(engine);
      zoom = await startTestZoom(clock, []);
      server = await startTestServer(fresh.url, { clock, config: { zoom: zoom.config } });
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database);
      const { organizationId } = world;
      await fresh.database.transact((tx) => claimAccount(tx, organizationId, organizationId));
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      uid = `zoom-${world.recruiter.id}`;
      // Known at Zoom by another address than here: it does not tell who they are.
      zoom.state.users.set(
        uid,
        zoomPerson(uid, { accountId: organizationId, email: `${uid}@elsewhere.example` }),
      );
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const setActive = (active: boolean) =>
      admin.call('PATCH', `/api/members/${world.recruiter.id}`, { active });
    const sealed = async () => {
      let count = 0;
      for await (const _ of sealedTexts(fresh.database)) count += 1;
      return count;
    };

    test('session and tokens are gone at once, and Zoom is told to forget them', async () => {
      const visitor = new Visitor(server);
      await visitor.signIn(uid);
      expect(await visitor.me()).toMatchObject({ id: world.recruiter.id });
      const duties = await admin.get(`/api/members/${world.recruiter.id}/duties`);
      expect(duties.body).toMatchObject({ zoom: true });
      expect((await setActive(false)).status).toBe(200);
      expect(await visitor.me()).toBeNull();
      await expectSoon(
        () => disconnectsOf(fresh.database, world.organizationId),
        ([one]) => one?.revoked_at != null,
      );
      expect(await sealed()).toBe(0);
    });

    test.each(['open', 'ask', 'invitation'] as const)(
      'the rule “%s” lets nobody back in by itself, and an admin does, as who they were',
      async (joining) => {
        const { organizationId, recruiter } = world;
        await fresh.database.transact((tx) => changeSettings(tx, organizationId, { joining }));
        const visitor = new Visitor(server);
        await visitor.signIn(uid);
        await setActive(false);
        const refused = await visitor.signIn(uid);
        expect(refused.status).toBe(403);
        expect(refused.html).toContain('Your access has ended');
        expect(refused.html).not.toContain('Corrib');
        expect(await visitor.me()).toBeNull();
        expect((await admin.get('/api/join-requests')).body).toMatchObject({ items: [] });
        const { body } = await admin.get('/api/members');
        expect((body as { items: unknown[] }).items).toHaveLength(5);
        await setActive(true);
        expect((await visitor.signIn(uid)).location).toBe('/');
        expect(await visitor.me()).toMatchObject({ id: recruiter.id, role: 'recruiter' });
      },
    );

    test('by the address they are known here they do not come back either', async () => {
      const { recruiter, organizationId } = world;
      const other = `zoom-other-${recruiter.id}`;
      zoom.state.users.set(
        other,
        zoomPerson(other, { accountId: organizationId, email: recruiter.email }),
      );
      await fresh.database.transact((tx) =>
        changeSettings(tx, organizationId, { joining: 'open' }),
      );
      await setActive(false);
      expect((await new Visitor(server).signIn(other)).html).toContain('Your access has ended');
    });

    test('an invitation says that they are known already, and what to do', async () => {
      await setActive(false);
      const { email } = world.recruiter;
      expect(await admin.post('/api/members', { email })).toMatchObject({
        status: 409,
        body: { message: `${email} is a member already. Change their role, or reactivate them.` },
      });
    });
  });
}
