import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../common/ids.ts';
import { toInstant } from '../../../common/time.ts';
import { eventsAfter } from '../../../db/log.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World } from '../../support/fixtures.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import { tokenFor } from './support.ts';

const MEETING = 'hostile/meeting==';

for (const engine of ENGINES) {
  describe(`ids that clients choose, on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let recruiter: Caller;
    let interviewer: Caller;
    let colleague: Caller;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
      world = await makeWorld(fresh.database);
      const caller = async (id: string, meeting: string | null = null) =>
        new Caller(server.url, await tokenFor(fresh.database, id, meeting));
      recruiter = await caller(world.recruiter.id);
      interviewer = await caller(world.interviewer.id, MEETING);
      colleague = await caller(world.colleague.id, MEETING);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    test.each(['constructor', 'toString', '__proto__'])(
      '%s is no member, though every object has one',
      async (id) => {
        const { candidateId } = world;
        const answers = await Promise.all([
          recruiter.post('/api/jobs', { title: 'Job', hiringTeam: [id] }),
          recruiter.post('/api/interviews', {
            candidateId,
            startsAt: toInstant(NOON),
            memberIds: [id],
          }),
          recruiter.call('PATCH', `/api/interviews/${world.interviewId}`, { memberIds: [id] }),
        ]);
        expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      },
    );

    test('a note whose id is a wildcard erases no word but its own when the meeting moves', async () => {
      const second = newId();
      const elsewhere = (
        await recruiter.post('/api/candidates', { name: 'Another Candidate', jobId: world.jobId })
      ).body as { id: string };
      await recruiter.post('/api/interviews', {
        id: second,
        candidateId: elsewhere.id,
        startsAt: toInstant(NOON),
        memberIds: [world.interviewer.id, world.colleague.id],
      });
      const path = `/api/candidates/${world.candidateId}/events`;
      const here = { meetingUuid: MEETING, interviewId: world.interviewId };
      await interviewer.get('/api/panel?meetingId=83244710925');
      const lasting = draft('note.added', { text: 'first' }, { id: 'AbcDef' });
      const sent = await colleague.post(path, {
        events: [
          lasting,
          draft('note.edited', { noteId: lasting.id, text: 'says "______" and "abcdef"' }),
        ],
      });
      expect(sent.body).toMatchObject({ results: [{ seq: 4 + 1 }, { seq: 4 + 2 }] });
      const wild = ['______', 'abcdef', 'note__'].map((id) =>
        draft('note.added', { text: 'wild' }, { ...here, id }),
      );
      await interviewer.post(path, { events: wild });
      const linked = await interviewer.post('/api/panel/match', {
        meetingUuid: MEETING,
        interviewId: second,
      });
      expect(linked.status).toBe(200);
      const events = await eventsAfter(fresh.database, world.candidateId, 0, 1000);
      const erased = events.filter(({ body }) => body === null).map(({ id }) => id);
      expect(erased.sort()).toEqual(['______', 'abcdef', 'note__']);
      expect(events.find(({ type }) => type === 'note.edited')?.body).toMatchObject({
        text: 'says "______" and "abcdef"',
      });
    });
  });
}
