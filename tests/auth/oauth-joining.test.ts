import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Joining } from '../../common/organization.ts';
import { claimAccount } from '../../db/joining.ts';
import { changeSettings } from '../../db/organizations.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { type Caller, signInAs, startTestServer, TestClock } from '../support/server.ts';
import { startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';
import { Visitor } from './support.ts';

for (const engine of ENGINES) {
  describe(`who may come in on ${engine}`, () => {
    let clock: TestClock;
    let fresh: TestDatabase;
    let world: World;
    let zoom: TestZoom;
    let server: RunningServer;
    let admin: Caller;

    beforeEach(async () => {
      clock = new TestClock();
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      await fresh.database.transact((tx) =>
        claimAccount(tx, world.organizationId, 'corrib-account'),
      );
      zoom = await startTestZoom(clock, [
        zoomPerson('zoom-newcomer', {
          firstName: 'Una',
          lastName: 'Newcomer',
          timeZone: 'Europe/Lisbon',
        }),
        zoomPerson('zoom-unseen', { email: 'invited@corrib.example' }),
        zoomPerson('zoom-first', { accountId: 'elsewhere', email: 'first@elsewhere.example' }),
        zoomPerson('zoom-second', { accountId: 'elsewhere' }),
        zoomPerson(`zoom-${world.admin.id}`),
      ]);
      server = await startTestServer(fresh.url, { clock, config: { zoom: zoom.config } });
      admin = (await signInAs(server, world.admin.id)).caller;
    });
    afterEach(async () => {
      await server[Symbol.asyncDispose]();
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const choose = (joining: Joining) =>
      fresh.database.transact((tx) => changeSettings(tx, world.organizationId, { joining }));
    const requests = async () =>
      ((await admin.get('/api/join-requests')).body as { items: { id: string }[] }).items;

    test('the first of a Zoom account makes the organization and is its admin; the next may ask', async () => {
      const first = new Visitor(server);
      expect((await first.signIn('zoom-first')).location).toBe('/');
      const me = await first.me();
      expect(me).toMatchObject({ role: 'admin' });
      expect(me!.organizationId).not.toBe(world.organizationId);
      const second = new Visitor(server);
      expect((await second.signIn('zoom-second')).html).toContain(
        'You asked to join elsewhere.example',
      );
      expect(await second.me()).toBeNull();
      expect(await requests(), 'another organization hears nothing').toEqual([]);
    });

    test('two who come first at once make one organization', async () => {
      const [one, two] = [new Visitor(server), new Visitor(server)];
      const urls = await Promise.all([
        one.leave().then((page) => one.answer(page, 'zoom-first')),
        two.leave().then((page) => two.answer(page, 'zoom-second')),
      ]);
      const back = await Promise.all([one.get(urls[0]), two.get(urls[1])]);
      expect(back.map(({ status }) => status).sort()).toEqual([302, 403]);
      expect([await one.me(), await two.me()].filter((me) => me?.role === 'admin')).toHaveLength(1);
    });

    test('whoever asks waits for an admin, and comes in with the role they give', async () => {
      const visitor = new Visitor(server);
      await visitor.signIn('zoom-newcomer');
      await visitor.signIn('zoom-newcomer');
      const waiting = await requests();
      expect(waiting).toEqual([
        {
          id: expect.any(String),
          name: 'Una Newcomer',
          email: 'zoom-newcomer@zoom.example',
          askedAt: '2026-11-21T12:00:00.000Z',
        },
      ]);
      const path = `/api/join-requests/${waiting[0]!.id}`;
      const { body } = await admin.post(path, { decision: 'accept', role: 'recruiter' });
      expect(body).toMatchObject({
        member: { name: 'Una Newcomer', role: 'recruiter' },
      });
      expect((await admin.post(path, { decision: 'accept' })).status).toBe(404);
      expect(await requests()).toEqual([]);
      await visitor.signIn('zoom-newcomer');
      expect(await visitor.me()).toMatchObject({ role: 'recruiter' });
    });

    test('whoever was refused asks nobody again, and may still be invited', async () => {
      const visitor = new Visitor(server);
      await visitor.signIn('zoom-newcomer');
      const [request] = await requests();
      const answer = await admin.post(`/api/join-requests/${request!.id}`, { decision: 'refuse' });
      expect(answer.body).toEqual({ member: null });
      expect((await visitor.signIn('zoom-newcomer')).html).toContain('You need an invitation');
      expect(await requests()).toEqual([]);
      await admin.post('/api/members', { email: 'zoom-newcomer@zoom.example' });
      expect((await visitor.signIn('zoom-newcomer')).location).toBe('/');
    });

    test('an organization may let in whoever comes, with the least role', async () => {
      await choose('open');
      const visitor = new Visitor(server);
      await visitor.signIn('zoom-newcomer');
      expect(await visitor.me()).toMatchObject({
        organizationId: world.organizationId,
        role: 'interviewer',
        timeZone: 'Europe/Lisbon',
      });
    });

    test('or only those who are invited, by their address', async () => {
      await choose('invitation');
      const visitor = new Visitor(server);
      expect((await visitor.signIn('zoom-unseen')).html).toContain('You need an invitation');
      const invited = await admin.post('/api/members', {
        email: 'Invited@Corrib.example',
        role: 'hiring_manager',
      });
      expect(invited.body).toMatchObject({ email: 'invited@corrib.example', active: true });
      const again = await admin.post('/api/members', { email: 'invited@corrib.example' });
      expect(again.status).toBe(409);
      await visitor.signIn('zoom-unseen');
      // Known by their address until Zoom said who they are.
      expect(await visitor.me()).toMatchObject({ role: 'hiring_manager', name: 'Person seen' });
    });

    test('an address that Zoom has not seen to be theirs lets nobody in', async () => {
      await choose('open');
      await admin.post('/api/members', { email: 'invited@corrib.example', role: 'admin' });
      const { admit } = await import('../../server/auth/admission.ts');
      const profile = {
        zoomUserId: 'zoom-unseen',
        zoomAccountId: 'corrib-account',
        name: 'Nobody',
        email: 'invited@corrib.example',
        isVerified: false,
        timeZone: 'UTC',
      };
      const outcome = await fresh.database.transact((tx) =>
        admit(tx, profile, clock.now(), { mayFound: true }),
      );
      expect(outcome).toEqual({ kind: 'invitation_needed' });
    });

    test('an admin who connects tells an imported organization its Zoom account', async () => {
      const other = await makeWorld(fresh.database);
      for (const id of [`zoom-${other.admin.id}`, 'zoom-colleague']) {
        zoom.state.users.set(id, zoomPerson(id, { accountId: 'imported' }));
      }
      await new Visitor(server).signIn(`zoom-${other.admin.id}`);
      expect((await new Visitor(server).signIn('zoom-colleague')).html).toContain(
        'You asked to join Corrib',
      );
    });
  });
}
