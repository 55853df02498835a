import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toInstant } from '../../../common/time.ts';
import { openOf } from '../../../db/member-duties.ts';
import { putNotice } from '../../../db/notices.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World } from '../../support/fixtures.ts';
import { Caller, signInAs, startTestServer } from '../../support/server.ts';
import { addMember, tokenFor } from '../permissions/support.ts';

const LAST = 'This is the last active admin. Make somebody else an admin first.';

for (const engine of ENGINES) {
  describe(`changing members on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let server: RunningServer;
    let admin: Caller;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database);
      admin = await as(world.admin.id);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const as = async (id: string) => new Caller(server.url, await tokenFor(fresh.database, id));
    const change = (caller: Caller, id: string, body: object) =>
      caller.call('PATCH', `/api/members/${id}`, body);
    /** What the audit has of members and hiring teams. */
    const audit = async () => {
      const { body } = await admin.get('/api/audit');
      return (body as { items: { action: string; actorId: string; detail: object }[] }).items
        .filter(({ action }) => /^member[.]|team_changed$/.test(action))
        .map(({ action, actorId, detail }) => ({ action, actorId, detail }));
    };

    test('a role is changed at once, and kept with who did it, from and to', async () => {
      const recruiter = await as(world.recruiter.id);
      const answer = await change(admin, world.recruiter.id, { role: 'interviewer' });
      expect(answer).toMatchObject({ status: 200, body: { role: 'interviewer', active: true } });
      expect((await recruiter.get(`/api/candidates/${world.candidateId}`)).status).toBe(404);
      expect(await audit()).toEqual([
        {
          action: 'member.role_changed',
          actorId: world.admin.id,
          detail: { memberId: world.recruiter.id, from: 'recruiter', to: 'interviewer' },
        },
      ]);
      await change(admin, world.recruiter.id, { role: 'interviewer', active: true });
      expect(await audit(), 'nothing changed, nothing kept').toHaveLength(1);
    });

    test('somebody without a change, a wrong role and nobody at all are refused', async () => {
      expect((await change(admin, world.recruiter.id, {})).status).toBe(400);
      expect((await change(admin, world.recruiter.id, { role: 'owner' })).status).toBe(400);
      expect((await change(admin, 'nobody-at-all', { active: false })).status).toBe(404);
    });

    test('the last active admin stays one, and another may take their place', async () => {
      const { id } = world.admin;
      for (const body of [{ role: 'recruiter' }, { active: false }]) {
        expect(await change(admin, id, body)).toMatchObject({
          status: 409,
          body: { code: 'conflict', message: LAST },
        });
      }
      expect((await admin.get(`/api/members/${id}/duties`)).body).toMatchObject({ refusal: LAST });
      const second = await addMember(fresh.database, world, 'admin');
      expect((await admin.get(`/api/members/${id}/duties`)).body).toMatchObject({ refusal: null });
      expect((await change(admin, id, { role: 'recruiter' })).status).toBe(200);
      const next = await as(second);
      expect((await change(next, second, { active: false })).status).toBe(409);
      expect((await change(admin, second, { role: 'recruiter' })).status).toBe(403);
    });

    test('of two admins who lower each other at once, one stays', async () => {
      const second = await addMember(fresh.database, world, 'admin');
      const other = await as(second);
      const answers = await Promise.all([
        change(admin, second, { role: 'recruiter' }),
        change(other, world.admin.id, { active: false }),
      ]);
      expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(
        1,
      );
      const rows = await fresh.database.read
        .selectFrom('member')
        .select('id')
        .where('organization_id', '=', world.organizationId)
        .where('role', '=', 'admin')
        .where('active', '=', 1)
        .execute();
      expect(rows).toHaveLength(1);
    });

    test('deactivating ends every sign-in, drops notices, and keeps what they wrote', async () => {
      const { interviewer, candidateId, interviewId, organizationId } = world;
      const panel = (await signInAs(server, interviewer.id)).caller;
      const script = await as(interviewer.id);
      await panel.append(candidateId, draft('note.added', { text: 'my words' }, { interviewId }));
      await panel.append(
        candidateId,
        draft('scorecard.submitted', { recommendation: 'yes' }, { interviewId }),
      );
      const key = { organizationId, candidateId, interviewId };
      await fresh.database.transact((tx) =>
        putNotice(
          tx,
          {
            ...key,
            memberId: interviewer.id,
            aboutId: interviewer.id,
            kind: 'scorecard_missing',
          },
          { count: 1, at: toInstant(NOON) },
        ),
      );
      const duties = await admin.get(`/api/members/${interviewer.id}/duties`);
      expect(duties.body).toEqual({
        refusal: null,
        interviews: [
          {
            id: interviewId,
            title: 'Technical interview',
            startsAt: toInstant(NOON),
            candidateId,
            candidateName: 'Niamh Brennan',
            interviews: true,
            hosts: false,
          },
        ],
        jobs: [],
        zoom: false,
        tokens: 2,
        notices: 1,
      });
      expect((await change(admin, interviewer.id, { active: false })).body).toMatchObject({
        active: false,
      });
      expect((await panel.get('/api/me')).status).toBe(401);
      expect((await script.get('/api/me')).status).toBe(401);
      expect(await openOf(fresh.database.read, interviewer.id)).toEqual({ tokens: 0, notices: 0 });
      const history = await admin.get(`/api/candidates/${candidateId}/events`);
      expect(JSON.stringify(history.body)).toContain('my words');
      expect(JSON.stringify(history.body)).toContain('scorecard.submitted');
      const { body } = await admin.get('/api/members');
      expect((body as { items: object[] }).items, 'their name keeps showing').toContainEqual(
        expect.objectContaining({ id: interviewer.id, name: 'Elena Duarte', active: false }),
      );
      expect(await audit()).toContainEqual({
        action: 'member.deactivated',
        actorId: world.admin.id,
        detail: { memberId: interviewer.id, role: 'interviewer' },
      });
    });

    test('a panel opened by somebody deactivated is for the hiring team, and stays so', async () => {
      await change(admin, world.interviewer.id, { active: false });
      await expect(signInAs(server, world.interviewer.id, 'a-meeting==')).rejects.toThrow(
        /403.*This panel is for the hiring team\./,
      );
    });

    test('access is given back with no sign-in of before', async () => {
      const { id } = world.recruiter;
      const before = await as(id);
      await change(admin, id, { active: false });
      // A request that was on its way in when access ended.
      const late = await as(id);
      expect((await late.get('/api/me')).status).toBe(401);
      expect((await change(admin, id, { active: true })).body).toMatchObject({ active: true });
      expect((await before.get('/api/me')).status).toBe(401);
      expect((await late.get('/api/me')).status).toBe(401);
      expect((await (await as(id)).get('/api/me')).status).toBe(200);
      expect((await audit()).map(({ action }) => action)).toEqual([
        'member.reactivated',
        'member.deactivated',
      ]);
    });

    test('whose data were erased is not given access back', async () => {
      const { id } = world.colleague;
      await admin.post('/api/privacy/erasures', { memberId: id });
      expect(await change(admin, id, { active: true })).toMatchObject({
        status: 409,
        body: { message: 'This member’s data were erased. Invite them anew.' },
      });
    });

    test('a hiring team’s change is kept with who came and who left', async () => {
      const { jobId, manager, colleague } = world;
      const path = `/api/jobs/${jobId}`;
      await admin.call('PATCH', path, { hiringTeam: [colleague.id] });
      await admin.call('PATCH', path, { hiringTeam: [colleague.id], title: 'Data Engineer' });
      expect(await audit()).toEqual([
        {
          action: 'job.team_changed',
          actorId: world.admin.id,
          detail: {
            jobId,
            job: 'Senior Data Engineer',
            joined: [colleague.id],
            left: [manager.id],
          },
        },
      ]);
    });
  });
}
