import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { PAST_MIN } from '../../common/fairness-past.ts';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import type { ServerEvent } from '../../db/append.ts';
import { insertCandidate } from '../../db/candidates.ts';
import { insertKit } from '../../db/kits.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World, write } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';

const question = (id: string, minutes: number) => ({
  id,
  text: `What about ${id}?`,
  minutes,
  listenFor: null,
});

for (const engine of ENGINES) {
  describe(`fairness of candidates who are erased on ${engine}`, () => {
    const clock = new TestClock();
    const kitId = newId();
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      await fresh.database.transact((tx) =>
        insertKit(tx, world.organizationId, kitId, {
          name: 'Data engineering',
          sections: [
            {
              id: 'section',
              title: 'Systems',
              questions: [question('first', 2), question('second', 4)],
            },
          ],
          attributes: [],
          reserveMinutes: 5,
          by: null,
          at: toInstant(clock.now()),
        }),
      );
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    /** Somebody who was asked the first question for some seconds. @param isOver the interview is */
    async function interviewed(seconds: number, isOver = true): Promise<string[]> {
      const { organizationId, jobId } = world;
      const now = clock.now();
      const [candidateId, applicationId, interviewId] = [newId(now), newId(now), newId(now)];
      await fresh.database.transact((tx) =>
        insertCandidate(tx, {
          id: candidateId,
          organizationId,
          kind: 'candidate',
          createdAt: toInstant(now),
        }),
      );
      const happens = (...events: Omit<ServerEvent, 'id'>[]) =>
        write(
          fresh.database,
          { organizationId, candidateId },
          clock.now(),
          events.map((one) => ({ ...one, id: newId(), applicationId }) as ServerEvent),
        );
      const questionId = 'first';
      await happens(
        { type: 'candidate.added', body: { name: 'Somebody' } },
        {
          type: 'application.added',
          body: { jobId, jobTitle: 'Senior Data Engineer', stage: 'Interview' },
        },
        {
          type: 'interview.scheduled',
          interviewId,
          body: {
            title: 'Technical interview',
            round: 2,
            rounds: 4,
            startsAt: toInstant(now),
            minutes: 10,
            memberIds: [world.interviewer.id],
          },
        },
        { type: 'interview.kit_set', interviewId, body: { kitId, version: 1 } },
        { type: 'interview.started', interviewId, body: { meetingUuid: interviewId } },
        { type: 'question.asking', interviewId, body: { questionId } },
      );
      clock.pass(seconds * 1000);
      await happens({ type: 'question.asked', interviewId, body: { questionId } });
      clock.pass(300_000);
      if (isOver)
        await happens({ type: 'interview.ended', interviewId, body: { meetingUuid: interviewId } });
      return [candidateId, applicationId, interviewId];
    }

    async function erase(candidateId: string): Promise<void> {
      const { status } = await admin.post('/api/privacy/erasures', { candidateId });
      expect(status).toBe(200);
    }
    async function report(): Promise<Output<'fairness'>> {
      const { status, body } = await admin.get(`/api/jobs/${world.jobId}/fairness`);
      expect(status).toBe(200);
      return body as Output<'fairness'>;
    }
    const ids: string[] = [];
    async function eraseOne(seconds: number, isOver = true): Promise<void> {
      const made = await interviewed(seconds, isOver);
      ids.push(...made);
      await erase(made[0]!);
    }

    test('fewer than five are in no report', async () => {
      for (const seconds of [30, 110, 120, 300]) await eraseOne(seconds);
      await eraseOne(60, false);
      expect(await report()).toMatchObject({ least: PAST_MIN, rounds: [], past: [] });
    });

    test('five are shown as sums, by time about as planned or not, beside the living', async () => {
      await interviewed(90);
      await eraseOne(125);
      const { rounds, past } = await report();
      expect(rounds[0]!.interviews).toHaveLength(1);
      const none = { people: 5, asked: 0, skipped: 0, shorter: 0, planned: 0, longer: 0 };
      expect(past).toEqual([
        {
          round: 2,
          title: null,
          kitId,
          kitName: 'Data engineering',
          interviews: { ...none, asked: 5, planned: 5 },
          questions: [
            {
              id: 'first',
              text: 'What about first?',
              section: 'Systems',
              ...none,
              asked: 5,
              shorter: 1,
              planned: 3,
              longer: 1,
            },
            { id: 'second', text: 'What about second?', section: 'Systems', ...none },
          ],
        },
      ]);
    });

    test('no report differs from the one before by fewer than five', async () => {
      const before = await report();
      for (let n = 1; n < PAST_MIN; n++) {
        await eraseOne(10);
        expect((await report()).past).toEqual(before.past);
      }
      await eraseOne(10);
      const [{ interviews, questions } = expect.fail()] = (await report()).past;
      expect(interviews).toMatchObject({ people: 10, planned: 10 });
      expect(questions[0]).toMatchObject({ people: 10, shorter: 6, planned: 3, longer: 1 });
    });

    test('what is kept are sums: no key of a person, no time and no row of one', async () => {
      const rows = await fresh.database.read.selectFrom('fairness_count').selectAll().execute();
      // The interview as a whole and two questions; none waits.
      expect(rows).toHaveLength(3);
      const text = JSON.stringify(rows);
      for (const id of ids) expect(text).not.toContain(id);
      expect(text).not.toMatch(/\d{4}-\d\d-\d\dT/);
    });

    test('nobody sees those of another organization', async () => {
      const theirs = await makeWorld(fresh.database);
      const stranger = new Caller(server.url, await tokenFor(fresh.database, theirs.admin.id));
      expect((await stranger.get(`/api/jobs/${world.jobId}/fairness`)).status).toBe(404);
      const { body } = await stranger.get(`/api/jobs/${theirs.jobId}/fairness`);
      expect((body as Output<'fairness'>).past).toEqual([]);
    });
  });
}
