import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Retention, RetentionNotice } from '../../common/contract/privacy.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';

const DAY = 86_400_000;
const everyone = { jobId: null, office: null, dataClass: 'rejected' };
const krakow = { ...everyone, office: 'Kraków' };

for (const engine of ENGINES) {
  describe(`a rule of retention that is new on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    const clock = new TestClock();
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      const { candidateId, applicationId } = world;
      const moved = { from: 'Interview', to: 'Rejected', reason: 'Other', note: 'words' };
      await admin.append(candidateId, draft('stage.changed', moved, { applicationId }));
      await days(400);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const change = async (body: object) => {
      const answer = await admin.call('PATCH', '/api/privacy/retention', body);
      expect(answer.status).toBe(200);
      return answer.body as Retention;
    };
    const read = async () => (await admin.get('/api/privacy/retention')).body as Retention;
    /** When they go; nothing where they are kept. */
    const goes = ({ due }: Retention) => due.map(({ dueAt }) => dueAt.slice(0, 10));
    const today = (ahead: number) => new Date(clock.now() + ahead * DAY).toISOString().slice(0, 10);
    const days = async (count: number) => {
      clock.pass(count * DAY);
      server.tasks.wake();
      await server.tasks.idle();
    };
    const kindOf = async () => {
      const row = await fresh.database.read
        .selectFrom('candidate')
        .select('kind')
        .where('id', '=', world.candidateId)
        .executeTakeFirstOrThrow();
      return row.kind;
    };

    test('says from when it takes somebody who is over already, and admins are told by number', async () => {
      const chosen = await change({ ...everyone, months: 6 });
      expect(goes(chosen)).toEqual([today(7)]);
      expect(chosen.counts).toEqual({ now: 0, soon: 1 });
      expect(chosen.rules[0]!.from!.slice(0, 10)).toBe(today(7));
      await days(1);
      const { body } = await admin.get('/api/privacy/notices');
      expect((body as { items: RetentionNotice[] }).items).toMatchObject([{ count: 1 }]);
    });

    test('a longer one counts at once, and the notice that is running goes on', async () => {
      expect(goes(await change({ ...everyone, months: 12 }))).toEqual([today(6)]);
      expect(goes(await change({ ...everyone, months: 60 }))).toEqual([]);
      expect(goes(await change({ ...everyone, months: null }))).toEqual([]);
      expect(goes(await change({ ...everyone, months: 12 }))).toEqual([today(7)]);
    });

    test('an old one is new where what was kept by an office or a job comes under it', async () => {
      const { jobId } = world;
      const changed = await admin.call('PATCH', `/api/jobs/${jobId}`, { office: 'Kraków' });
      expect(changed.status).toBe(200);
      expect(goes(await change({ ...krakow, months: null }))).toEqual([]);
      await days(10);
      expect(goes(await change(krakow))).toEqual([today(7)]);
      expect(goes(await change({ ...everyone, jobId, months: null }))).toEqual([]);
      await days(10);
      expect(goes(await change({ ...everyone, jobId }))).toEqual([today(7)]);
    });

    test('an old one is new for a job that comes under it by its office', async () => {
      const { jobId } = world;
      await change({ ...krakow, months: null });
      await days(10);
      const { rules } = await read();
      expect(rules.every(({ from }) => from === null)).toBe(true);
      await admin.call('PATCH', `/api/jobs/${jobId}`, { office: 'Dublin' });
      expect(goes(await read())).toEqual([today(7)]);
    });

    test('nobody goes on its sixth day; on its seventh they do', async () => {
      await days(6);
      expect(await kindOf()).toBe('candidate');
      await days(1);
      expect(await kindOf()).toBe('erased');
    });
  });

  test(`a rule from before this was written down counts as an old one on ${engine}`, async () => {
    const fresh = await freshDatabase(engine);
    const world = await makeWorld(fresh.database);
    const organization_id = world.organizationId;
    await fresh.database.transact((tx) =>
      tx.sql
        .insertInto('retention')
        .values({ organization_id, job_id: '', data_class: 'undecided', months: 1 })
        .execute(),
    );
    const clock = new TestClock();
    clock.pass(60 * DAY);
    const server = await startTestServer(fresh.url, { clock });
    const admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
    const { body } = await admin.get('/api/privacy/retention');
    expect((body as Retention).rules).toMatchObject([{ months: 1, from: null }]);
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });
}
