import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { Caller, startTestServer } from '../support/server.ts';
import { tokenFor } from './permissions/support.ts';

for (const engine of ENGINES) {
  describe(`saving a job that somebody else saved on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let ada: Caller;
    let priya: Caller;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database);
      ada = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      priya = new Caller(server.url, await tokenFor(fresh.database, world.recruiter.id));
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const path = () => `/api/jobs/${world.jobId}`;
    const save = (by: Caller, change: object) => by.call('PATCH', path(), change);
    const read = async () => (await priya.get(path())).body as { title: string; revision: string };

    test('is a conflict that names who was first, and changes nothing', async () => {
      const { revision } = await read();
      expect((await save(ada, { title: 'Data Engineer II', revision })).status).toBe(200);
      const late = await save(priya, { title: 'Data Engineer III', revision });
      expect(late.status).toBe(409);
      expect((late.body as { message: string }).message).toMatch(
        /^Ada Admin saved this job on 21 November 2026/,
      );
      expect(await read()).toMatchObject({ title: 'Data Engineer II' });
    });

    test('goes on from a job that says the same again', async () => {
      const { title, revision } = await read();
      await save(ada, { title: 'Another', hiringTeam: [] });
      expect((await read()).revision).not.toBe(revision);
      await save(ada, { title, hiringTeam: [world.manager.id] });
      expect((await save(priya, { office: 'Cork', revision })).status).toBe(200);
    });

    test('of two at once, one is saved', async () => {
      const { revision } = await read();
      const both = await Promise.all([
        save(ada, { title: 'Ada’s', revision }),
        save(priya, { hiringTeam: [], revision }),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    });
  });
}
