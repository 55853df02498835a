import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../../common/contract.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, NOON, type World } from '../../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../../support/server.ts';
import { addMember, tokenFor } from '../permissions/support.ts';

const REFUSED = {
  status: 400,
  body: { message: 'Another Member has no access any more. Choose somebody else.' },
};

for (const engine of ENGINES) {
  describe(`choosing members for what lies ahead on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let server: RunningServer;
    let admin: Caller;
    let left: string;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock: new TestClock() });
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      left = await addMember(fresh.database, world, 'interviewer');
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const leave = async () => {
      const answer = await admin.call('PATCH', `/api/members/${left}`, { active: false });
      expect(answer.status).toBe(200);
    };
    const interview = () => `/api/interviews/${world.interviewId}`;
    const job = () => `/api/jobs/${world.jobId}`;
    const team = async () => ((await admin.get(job())).body as Output<'job'>).hiringTeam;

    test('whoever has left is not put on an interview, nor on a hiring team', async () => {
      await leave();
      const startsAt = new Date(NOON + 86_400_000).toISOString();
      const planned = { candidateId: world.candidateId, startsAt, memberIds: [left] };
      expect(await admin.post('/api/interviews', planned)).toMatchObject(REFUSED);
      const panel = { memberIds: [world.interviewer.id, left] };
      expect(await admin.call('PATCH', interview(), panel)).toMatchObject(REFUSED);
      expect(await admin.post('/api/jobs', { title: 'New', hiringTeam: [left] })).toMatchObject(
        REFUSED,
      );
      const hiringTeam = [...(await team()), left];
      expect(await admin.call('PATCH', job(), { hiringTeam })).toMatchObject(REFUSED);
      expect(await team()).not.toContain(left);
    });

    test('whoever was on it before may stay on it, when others change', async () => {
      const hiringTeam = [...(await team()), left];
      expect((await admin.call('PATCH', job(), { hiringTeam })).status).toBe(200);
      const memberIds = [world.interviewer.id, left];
      expect((await admin.call('PATCH', interview(), { memberIds })).status).toBe(200);
      await leave();
      const fewer = await admin.call('PATCH', interview(), { memberIds: [left] });
      expect(fewer).toMatchObject({ status: 200, body: { memberIds: [left] } });
      const kept = await admin.call('PATCH', job(), { hiringTeam: [left] });
      expect(kept).toMatchObject({ status: 200, body: { hiringTeam: [left] } });
    });

    test('of nobody at all it is said that there is no such member', async () => {
      const nobody = await admin.call('PATCH', job(), { hiringTeam: ['nobody'] });
      expect(nobody).toMatchObject({
        status: 404,
        body: { message: 'There is no member nobody.' },
      });
    });
  });
}
