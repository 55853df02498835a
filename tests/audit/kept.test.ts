import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { setMemberActive } from '../../db/members.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { Caller, contextFor, signInAs, startTestServer, TestClock } from '../support/server.ts';

type Entry = Output<'listAudit'>['items'][number];

for (const engine of ENGINES) {
  describe(`what the audit keeps on ${engine}`, () => {
    const clock = new TestClock();
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function entries(query = ''): Promise<Entry[]> {
      const { status, body } = await admin.get(`/api/audit?limit=200${query}`);
      expect(status).toBe(200);
      return (body as { items: Entry[] }).items;
    }
    const actions = async (query = '') =>
      (await entries(query)).map(({ action, actorName }) => `${actorName}: ${action}`);

    test('a sign-in and a sign-out once for each session, however many requests', async () => {
      const { caller } = await signInAs(server, world.interviewer.id);
      for (let n = 0; n < 3; n++) await caller.get('/api/me');
      await caller.call('DELETE', '/api/session');
      const name = world.interviewer.name;
      expect(await actions(`&actorId=${world.interviewer.id}`)).toEqual([
        `${name}: session.closed`,
        `${name}: session.opened`,
      ]);
    });

    test('the Home URL signs in once, and not with the requests of its cookie', async () => {
      const context = contextFor({ uid: `zoom-${world.manager.id}` }, clock.now(), {
        nonce: crypto.randomUUID(),
      });
      const first = await fetch(server.url, { headers: { 'x-zoom-app-context': context } });
      const cookie = first.headers.get('set-cookie')!.split(';')[0]!;
      await fetch(`${server.url}/api/me`, { headers: { cookie } });
      const [one, ...more] = await entries(`&actorId=${world.manager.id}`);
      expect(one).toMatchObject({ action: 'session.opened', detail: { way: 'app' } });
      expect(more).toEqual([]);
    });

    test('a sign-in of somebody whose access was ended, once a day', async () => {
      const { id } = world.recruiter;
      await fresh.database.transact((tx) => setMemberActive(tx, id, false));
      for (let n = 0; n < 3; n++) await expect(signInAs(server, id)).rejects.toThrow('403');
      expect(await actions(`&actorId=${id}`)).toEqual([`${world.recruiter.name}: session.refused`]);
    });

    test('the use of a script’s token once a day, and when it is given back', async () => {
      const script = new Caller(server.url, await tokenFor(fresh.database, world.recruiter.id));
      for (let n = 0; n < 3; n++) await script.get('/api/me');
      clock.pass(86_400_000);
      await script.get('/api/me');
      await script.call('DELETE', '/api/session');
      const of = (await actions(`&actorId=${world.recruiter.id}`)).map((one) =>
        one.split(' ').pop(),
      );
      expect(of).toEqual(['token.revoked', 'token.used', 'token.used']);
    });

    test('settings from what to what, and nothing where nothing changed', async () => {
      await admin.call('PATCH', '/api/organization', { joining: 'open' });
      await admin.call('PATCH', '/api/organization', { joining: 'open' });
      const changed = await entries('&action=settings.changed');
      expect(changed.map(({ detail }) => detail)).toEqual([
        { from: { joining: 'ask' }, to: { joining: 'open' } },
      ]);
    });

    test('debriefs and reports that are taken along, and jobs that change', async () => {
      for (const extension of ['md', 'pdf']) {
        const path = `${server.url}/api/interviews/${world.interviewId}/debrief.${extension}`;
        const headers = { authorization: `Bearer ${admin.token}` };
        const answer = await fetch(path, { headers });
        expect(answer.status).toBe(200);
        await answer.arrayBuffer();
      }
      await admin.post('/api/reports/exports', { report: 'attendance' });
      await admin.call('PATCH', `/api/jobs/${world.jobId}`, { feedbackVisibility: 'never' });
      const kept = await entries(`&actorId=${world.admin.id}`);
      const some = kept.map(({ action, detail }) => ({ action, detail }));
      expect(some).toEqual(
        expect.arrayContaining([
          { action: 'debrief.exported', detail: { format: 'markdown' } },
          { action: 'debrief.exported', detail: { format: 'pdf' } },
          { action: 'report.exported', detail: { report: 'attendance' } },
        ]),
      );
      expect(some.find(({ action }) => action === 'job.changed')?.detail).toMatchObject({
        fields: ['feedbackVisibility'],
        to: 'never',
      });
    });

    test('is found by who, what, whom, when and words, page by page', async () => {
      await signInAs(server, world.interviewer.id);
      const path = `/api/interviews/${world.interviewId}/debrief.md`;
      await fetch(server.url + path, { headers: { authorization: `Bearer ${admin.token}` } });
      expect(await actions(`&candidateId=${world.candidateId}`)).toEqual([
        'Ada Admin: debrief.exported',
      ]);
      expect(await actions('&q=niamh')).toEqual(['Ada Admin: debrief.exported']);
      expect(await actions('&q=MARKDOWN')).toEqual(['Ada Admin: debrief.exported']);
      const name = encodeURIComponent(world.interviewer.name.toUpperCase());
      expect(await actions(`&q=${name}`)).toEqual([`${world.interviewer.name}: session.opened`]);
      expect(await actions('&q=100%25')).toEqual([]);
      expect(await actions(`&to=${new Date(NOON - 1).toISOString()}`)).toEqual([]);
      const zoned = encodeURIComponent('2020-01-01T00:00:00+02:00');
      expect((await actions(`&from=${zoned}`)).length).toBeGreaterThan(1);
      const first = await admin.get('/api/audit?limit=1&action=session.opened');
      expect((first.body as { nextCursor: unknown }).nextCursor).toBeNull();
      expect((await admin.get('/api/audit?from=yesterday')).status).toBe(400);
    });

    test('as a CSV is the same entries, safe for spreadsheets, and itself kept', async () => {
      const { organizationId } = world;
      await fresh.database.transact((tx) =>
        tx.sql
          .updateTable('member')
          .set({ name: '=cmd()' })
          .where('id', '=', world.interviewer.id)
          .where('organization_id', '=', organizationId)
          .execute(),
      );
      await signInAs(server, world.interviewer.id);
      const headers = { authorization: `Bearer ${admin.token}` };
      const answer = await fetch(`${server.url}/api/audit.csv?action=session.opened`, { headers });
      expect(answer.headers.get('content-type')).toContain('text/csv');
      const lines = (await answer.text()).trim().split('\r\n');
      expect(lines).toHaveLength(2);
      expect(lines[1]).toContain(`"'=cmd()"`);
      const [kept] = await entries('&action=audit.exported');
      expect(kept?.detail).toEqual({ action: 'session.opened' });
    });
  });
}
