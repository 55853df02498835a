import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { eventsAfter } from '../../db/log.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { type Caller, signInAs, startTestServer } from '../support/server.ts';

for (const engine of ENGINES) {
  describe(`the candidate’s answer on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let recruiter: Caller;
    let path: string;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
    });
    beforeEach(async () => {
      world = await makeWorld(server.services.database);
      recruiter = (await signInAs(server, world.recruiter.id)).caller;
      path = `/api/interviews/${world.interviewId}`;
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const answers = async () =>
      (await eventsAfter(server.services.database, world.candidateId, 0, 1000)).filter(
        ({ type }) => type === 'invitation.answered',
      );

    test('is recorded in the name of whoever heard it, once for each change of mind', async () => {
      for (const reply of ['accepted', 'accepted', 'declined'] as const) {
        const { status, body } = await recruiter.post(`${path}/reply`, { reply });
        expect(status).toBe(200);
        expect(body).toMatchObject({ id: world.interviewId, reply });
      }
      expect(await answers()).toMatchObject([
        {
          actorId: world.recruiter.id,
          interviewId: world.interviewId,
          applicationId: world.applicationId,
          body: { reply: 'accepted' },
        },
        { body: { reply: 'declined' } },
      ]);
      expect((await recruiter.get(path)).body).toMatchObject({ reply: 'declined' });
    });

    test('to an interview that is cancelled, or that is none, is refused', async () => {
      await recruiter.call('DELETE', path);
      const late = await recruiter.post(`${path}/reply`, { reply: 'accepted' });
      expect(late).toMatchObject({
        status: 409,
        body: { message: expect.stringContaining('cancelled') },
      });
      expect((await recruiter.post(`${path}/reply`, { reply: 'pending' })).status).toBe(400);
      expect(
        (await recruiter.post(`/api/interviews/${newId()}/reply`, { reply: 'accepted' })).status,
      ).toBe(404);
      expect(await answers()).toEqual([]);
    });
  });
}
