import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { newId } from '../../common/ids.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';
import { tokenFor } from './permissions/support.ts';

for (const engine of ENGINES) {
  describe(`hiring for a job on ${engine}`, () => {
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
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });
    const report = async () => {
      const { status, body } = await admin.get(`/api/jobs/${world.jobId}/hiring`);
      expect(status).toBe(200);
      return body as Output<'hiring'>;
    };
    const applicant = async (to: 'Offer' | 'Rejected' | null): Promise<string> => {
      const id = newId();
      const added = { id, name: 'Applicant', jobId: world.jobId };
      expect((await admin.post('/api/candidates', added)).status).toBe(200);
      const { applicationId } = await fresh.database.read
        .selectFrom('application')
        .select('id as applicationId')
        .where('candidate_id', '=', id)
        .executeTakeFirstOrThrow();
      const why = to === 'Rejected' ? { reason: 'Other', note: 'words' } : {};
      const body = { from: 'Applied', to: to ?? '', ...why };
      if (to) await admin.append(id, draft('stage.changed', body, { applicationId }));
      return id;
    };
    let ids: string[];

    test('fewer than five applications are not counted at all', async () => {
      ids = [await applicant('Rejected'), await applicant('Offer'), await applicant(null)];
      expect((await report()).periods).toEqual([]);
    });

    test('reads the same before an erasure, while it waits, and after it', async () => {
      ids.push(await applicant('Rejected'));
      const before = await report();
      expect(before.periods).toEqual([
        {
          from: '2026-11',
          to: '2026-11',
          applied: 5,
          screen: 2,
          interview: 2,
          offer: 1,
          hired: 0,
          rejected: 2,
          withdrawn: 0,
        },
      ]);
      const erase = (candidateId: string, afterDays: number) =>
        admin.post('/api/privacy/erasures', { candidateId, afterDays });
      expect((await erase(ids[0]!, 7)).status).toBe(200);
      expect(await report()).toEqual(before);
      for (const id of [...ids, world.candidateId]) expect((await erase(id, 0)).status).toBe(200);
      const left = await fresh.database.read.selectFrom('application').select('id').execute();
      expect(left).toEqual([]);
      expect(await report()).toEqual(before);
      expect(JSON.stringify(await report())).not.toMatch(new RegExp(ids.join('|')));
    });
  });
}
