import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Erasure, Hold, Retention } from '../../common/contract/privacy.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';

const DAY = 86_400_000;

for (const engine of ENGINES) {
  describe(`retention on ${engine}`, () => {
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
    const dayPasses = async (days: number) => {
      clock.pass(days * DAY);
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

    test('nobody goes while nothing is chosen', async () => {
      await dayPasses(400);
      expect(await kindOf()).toBe('candidate');
    });

    test('who goes within 30 days is told, and a job may choose for itself', async () => {
      const due = (retention: Retention) => retention.due.map(({ name }) => name);
      const { jobId } = world;
      const all = { jobId: null, dataClass: 'rejected' };
      expect(due(await change({ ...all, months: 14 }))).toEqual(['Niamh Brennan']);
      expect(due(await change({ jobId, dataClass: 'rejected', months: 24 }))).toEqual([]);
      expect(due(await change({ jobId, dataClass: 'rejected' }))).toEqual(['Niamh Brennan']);
      expect(due(await change({ ...all, months: null }))).toEqual([]);
    });

    test('a hold stops it; without one it runs by itself and leaves a receipt', async () => {
      const { candidateId } = world;
      const held = await admin.post('/api/privacy/holds', { candidateId, reason: 'a dispute' });
      await change({ jobId: null, dataClass: 'rejected', months: 12 });
      await dayPasses(8);
      expect(await kindOf()).toBe('candidate');
      await admin.call('DELETE', `/api/privacy/holds/${(held.body as Hold).id}`);
      await dayPasses(1);
      expect(await kindOf()).toBe('erased');
      const { body } = await admin.get('/api/privacy/erasures');
      const [receipt] = (body as { items: Erasure[] }).items;
      expect(receipt).toMatchObject({
        state: 'done',
        cause: 'retention',
        askedBy: null,
        name: null,
      });
    });

    test('how far the application came stays countable, by months and without anybody', async () => {
      const rows = await fresh.database.read.selectFrom('statistic').selectAll().execute();
      expect(rows).toHaveLength(1);
      const [row] = rows;
      expect(row).toMatchObject({
        job_id: world.jobId,
        applied_month: '2026-11',
        final_type: 'rejected',
      });
      expect(JSON.parse(row!.reached)).toEqual([
        { stage: 'Interview', type: 'interview', month: '2026-11' },
        { stage: 'Rejected', type: 'rejected', month: '2026-11' },
      ]);
      const { candidateId, applicationId } = world;
      expect(JSON.stringify(row)).not.toContain(candidateId);
      expect(JSON.stringify(row)).not.toContain(applicationId);
    });
  });
}
