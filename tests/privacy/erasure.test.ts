import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Erasure, ErasurePlan, Hold } from '../../common/contract/privacy.ts';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { insertPlan } from '../../db/meeting-plans.ts';
import { anyOrganization } from '../../db/organizations.ts';
import { writeSession } from '../../db/sessions.ts';
import { exportTo } from '../../server/interchange/export.ts';
import { importFrom } from '../../server/interchange/import.ts';
import type { RunningServer } from '../../server/start.ts';
import { addMember, tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, NOON, type World } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';
import { SEALER } from '../support/zoom.ts';

const DAY = 86_400_000;

for (const engine of ENGINES) {
  describe(`erasing on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let recruiter: Caller;
    const clock = new TestClock();
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
      world = await makeWorld(fresh.database);
      const callerOf = async (id: string) =>
        new Caller(server.url, await tokenFor(fresh.database, id));
      admin = await callerOf(world.admin.id);
      recruiter = await callerOf(world.recruiter.id);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const ask = async (body: object) => {
      const answer = await admin.post('/api/privacy/erasures', body);
      return {
        status: answer.status,
        ...(answer.body as { plan: ErasurePlan; erasure: Erasure; message: string }),
      };
    };
    const someone = async (name = 'Somebody Else') => {
      const { body } = await recruiter.post('/api/candidates', { name, jobId: world.jobId });
      return (body as { id: string }).id;
    };
    const runTasks = async () => {
      server.tasks.wake();
      await server.tasks.idle();
    };

    test('a legal hold stands against it, and says who set it and why', async () => {
      const candidateId = await someone();
      const held = await admin.post('/api/privacy/holds', { candidateId, reason: 'a dispute' });
      const { id } = held.body as Hold;
      const sentence = 'On hold since 2026-11-21, by Ada Admin: a dispute';
      expect((await ask({ candidateId, dryRun: true })).plan.blockers).toEqual([sentence]);
      expect(await ask({ candidateId })).toMatchObject({ status: 409, message: sentence });
      expect((await admin.call('DELETE', `/api/privacy/holds/${id}`)).status).toBe(204);
      expect((await ask({ candidateId })).erasure.state).toBe('done');
    });

    test('an interview ahead that Zoom has a meeting for stands against it', async () => {
      const { organizationId, interviewId, candidateId, admin: host } = world;
      const of = { organization_id: organizationId, interview_id: interviewId };
      await fresh.database.transact((tx) =>
        insertPlan(
          tx,
          { ...of, candidate_id: candidateId },
          {
            host_id: host.id,
            time_zone: 'UTC',
            waiting_room: 1,
            recording: 'none',
            alternative_host_ids: '[]',
          },
        ),
      );
      const { status, message } = await ask({ candidateId });
      expect(status).toBe(409);
      expect(message).toContain('Cancel it first, so that Zoom and the calendar hear of it.');
      await fresh.database.transact((tx) => tx.sql.deleteFrom('meeting_plan').execute());
    });

    test('who waits to be erased is out of everybody’s sight but the admins’, and comes back', async () => {
      const { candidateId, interviewId } = world;
      const { erasure } = await ask({ candidateId, afterDays: 7 });
      expect(erasure).toMatchObject({ state: 'waiting', name: 'Niamh Brennan' });
      expect(erasure.dueAt).toBe(toInstant(NOON + 7 * DAY));
      expect((await ask({ candidateId, afterDays: 7 })).erasure.id).toBe(erasure.id);
      const seen = async () => {
        const paths = ['/api/candidates?view=all', '/api/interviews', '/api/search?q=Niamh'];
        const all = await Promise.all(paths.map((path) => recruiter.get(path)));
        return JSON.stringify(all.map(({ body }) => body)).includes('Niamh');
      };
      expect(await seen()).toBe(false);
      for (const path of [`candidates/${candidateId}`, `interviews/${interviewId}`]) {
        expect((await recruiter.get(`/api/${path}`)).status, path).toBe(404);
      }
      expect((await admin.get(`/api/candidates/${candidateId}`)).status).toBe(200);
      const events = [draft('note.added', { text: 'late words' })];
      const late = await recruiter.post(`/api/candidates/${candidateId}/events`, { events });
      expect(late).toMatchObject({ status: 422, body: { code: 'event_refused' } });
      const path = `/api/privacy/erasures/${erasure.id}`;
      expect((await admin.call('DELETE', path)).status).toBe(204);
      expect(await seen()).toBe(true);
      expect((await admin.call('DELETE', path)).status).toBe(409);
    });

    test('it happens by itself when the days are over, unless a hold has come between', async () => {
      const candidateId = await someone('Waiting Person');
      const { erasure } = await ask({ candidateId, afterDays: 2 });
      const stateOf = async () => {
        const { body } = await admin.get('/api/privacy/erasures');
        return (body as { items: Erasure[] }).items.find(({ id }) => id === erasure.id)!;
      };
      await runTasks();
      expect((await stateOf()).state).toBe('waiting');
      const held = await admin.post('/api/privacy/holds', { candidateId, reason: 'a dispute' });
      clock.pass(2 * DAY);
      await runTasks();
      expect((await stateOf()).state).toBe('waiting');
      await admin.call('DELETE', `/api/privacy/holds/${(held.body as Hold).id}`);
      clock.pass(DAY);
      await runTasks();
      expect(await stateOf()).toMatchObject({ state: 'done', name: null, subjectId: null });
      const row = await fresh.database.read
        .selectFrom('candidate')
        .select(['name', 'kind'])
        .where('id', '=', candidateId)
        .executeTakeFirstOrThrow();
      expect(row).toEqual({ name: '', kind: 'erased' });
    });

    test('twice is once: the second time there is nobody like that', async () => {
      const candidateId = await someone();
      expect((await ask({ candidateId })).status).toBe(200);
      expect((await ask({ candidateId })).status).toBe(404);
    });

    test('an export from before does not bring anybody back', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'hireside-erase-'));
      const candidateId = await someone('Erased Person');
      await recruiter.append(candidateId, draft('note.added', { text: 'some words' }));
      const needs = { database: fresh.database, sealer: SEALER };
      const organization = (await anyOrganization(fresh.database))!;
      await exportTo(join(folder, 'all'), organization, { ...needs, clock });
      await ask({ candidateId });
      const report = await importFrom(join(folder, 'all'), needs);
      expect(report.added).toBe(0);
      const { body } = await admin.get('/api/candidates?view=all');
      expect(JSON.stringify(body)).not.toContain('Erased Person');
      await rm(folder, { recursive: true, force: true });
    });

    test('of a member go name, address and sign-ins; what they wrote stays', async () => {
      const { interviewer, candidateId, interviewId } = world;
      const panel = new Caller(server.url, await tokenFor(fresh.database, interviewer.id));
      await panel.append(candidateId, draft('note.added', { text: 'my words' }, { interviewId }));
      const data = JSON.stringify({ cookie: {}, memberId: interviewer.id });
      const expiresAt = toInstant(clock.now() + DAY);
      await writeSession(fresh.database, { id: newId(), data, expiresAt });
      const { plan } = await ask({ memberId: interviewer.id, dryRun: true });
      expect(plan.name).toBe('Elena Duarte');
      expect(plan.remarks.join(' ')).toContain('stays as the candidates’ record');
      const { erasure } = await ask({ memberId: interviewer.id });
      expect(erasure.counts).toMatchObject({ member: 1, access_token: 1, session: 1 });
      expect((await panel.get('/api/me')).status).toBe(401);
      const row = await fresh.database.read
        .selectFrom('member')
        .selectAll()
        .where('id', '=', interviewer.id)
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({ name: 'Former member', zoom_user_id: null, active: 0 });
      expect(row.email).toBe(`former-${interviewer.id}@members.invalid`);
      const { body } = await recruiter.get(`/api/candidates/${candidateId}/events`);
      expect(JSON.stringify(body)).toContain('my words');
    });

    test('the only admin is not erased', async () => {
      expect(await ask({ memberId: world.admin.id })).toMatchObject({
        status: 409,
        message: 'This is the only admin. Make somebody else an admin first.',
      });
    });

    test('a member whose data are erased already is not erased again', async () => {
      const memberId = await addMember(fresh.database, world, 'interviewer');
      const path = '/api/privacy/erasures';
      const both = await Promise.all([1, 2].map(() => admin.post(path, { memberId })));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { plan } = await ask({ memberId, dryRun: true });
      expect(plan.blockers).toEqual(['This member’s data are erased already.']);
    });

    test('two admins who erase each other at once: one stays', async () => {
      for (let round = 0; round < 3; round++) {
        const other = await makeWorld(fresh.database);
        const rival = await addMember(fresh.database, other, 'admin');
        const ids = [other.admin.id, rival] as const;
        const callers = await Promise.all(
          ids.map(async (id) => new Caller(server.url, await tokenFor(fresh.database, id))),
        );
        await Promise.all(
          callers.map((caller, index) =>
            caller.post('/api/privacy/erasures', { memberId: ids[1 - index] }),
          ),
        );
        const admins = await fresh.database.read
          .selectFrom('member')
          .select('id')
          .where('organization_id', '=', other.organizationId)
          .where('role', '=', 'admin')
          .where('active', '=', 1)
          .execute();
        expect(admins).toHaveLength(1);
      }
    });

    test('nobody is there for another organization', async () => {
      const foreign = await makeWorld(fresh.database);
      const caller = new Caller(server.url, await tokenFor(fresh.database, foreign.admin.id));
      for (const body of [{ candidateId: world.candidateId }, { memberId: world.recruiter.id }]) {
        const path = '/api/privacy/erasures';
        expect((await caller.post(path, { ...body, dryRun: true })).status).toBe(404);
        expect((await caller.post(path, body)).status).toBe(404);
      }
    });
  });
}
