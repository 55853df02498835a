import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { insertCandidate } from '../../db/candidates.ts';
import { lockMeeting, updateMeeting } from '../../db/meetings.ts';
import { dropPastMeetings } from '../../db/privacy/past-meetings.ts';
import { interviewOfInstance } from '../../db/records/instances.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World, write } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** One number for both interviews, as of a personal meeting. */
const NUMBER = '83244710925';
const LINKED = 'linked/run==';

for (const engine of ENGINES) {
  describe(`what Zoom tells late of somebody who is erased, on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    const clock = new TestClock();
    const next = { candidateId: newId(), applicationId: newId(), interviewId: newId() };

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
      world = await makeWorld(fresh.database);
      const { organizationId, interviewId } = world;
      const now = toInstant(NOON);
      await fresh.database.transact(async (tx) => {
        await lockMeeting(tx, organizationId, LINKED, now);
        await updateMeeting(tx, organizationId, LINKED, { number: NUMBER, interviewId });
        const of = { id: next.candidateId, organizationId, kind: 'candidate' as const };
        await insertCandidate(tx, { ...of, createdAt: now });
      });
      const { applicationId } = next;
      await write(fresh.database, { organizationId, candidateId: next.candidateId }, NOON, [
        { id: newId(), type: 'candidate.added', body: { name: 'Who Comes Next' } },
        {
          id: newId(),
          type: 'application.added',
          applicationId,
          body: { jobId: world.jobId, jobTitle: 'Engineer', stage: 'Interview' },
        },
        {
          id: newId(),
          type: 'interview.scheduled',
          applicationId,
          interviewId: next.interviewId,
          body: {
            title: 'Technical interview',
            round: 1,
            rounds: 1,
            startsAt: toInstant(NOON + 2 * HOUR),
            minutes: 45,
            meetingNumber: NUMBER,
            memberIds: [world.colleague.id],
          },
        },
      ]);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const whose = (uuid: string, at: number, number: string | null = NUMBER) =>
      fresh.database.transact(async (tx) => {
        const found = await interviewOfInstance(tx, world.organizationId, { uuid, number, at });
        return found?.candidateId ?? null;
      });

    test('before, each is filed under whose it is', async () => {
      expect(await whose(LINKED, NOON)).toBe(world.candidateId);
      expect(await whose('another', NOON + 10)).toBe(world.candidateId);
      expect(await whose('another', NOON + 2 * HOUR)).toBe(next.candidateId);
    });

    test('after it, theirs is nobody’s, and the next one’s is still the next one’s', async () => {
      clock.pass(DAY);
      const admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      const { candidateId } = world;
      const { status } = await admin.post('/api/privacy/erasures', { candidateId });
      expect(status).toBe(200);
      expect(await whose(LINKED, NOON)).toBeNull();
      expect(await whose(LINKED, NOON + 2 * HOUR)).toBeNull();
      expect(await whose('another', NOON + 10)).toBeNull();
      expect(await whose('another', NOON + 2 * HOUR)).toBe(next.candidateId);
    });

    test('what is remembered for that names neither the meeting nor anybody, and goes', async () => {
      const rows = () => fresh.database.read.selectFrom('past_meeting').selectAll().execute();
      const kept = JSON.stringify(await rows());
      expect(await rows()).toHaveLength(2);
      for (const word of [NUMBER, LINKED, world.candidateId, world.interviewId]) {
        expect(kept).not.toContain(word);
      }
      await fresh.database.transact((tx) => dropPastMeetings(tx, clock.now() + 29 * DAY));
      expect(await rows()).toHaveLength(2);
      await fresh.database.transact((tx) => dropPastMeetings(tx, clock.now() + 31 * DAY));
      expect(await rows()).toEqual([]);
    });
  });
}
