import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '../../../common/contract.ts';
import { newId } from '../../../common/ids.ts';
import { toInstant } from '../../../common/time.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { signInAs, startTestServer } from '../../support/server.ts';

const HOUR = 3_600_000;

for (const engine of ENGINES) {
  describe(`what the desk lists on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let server: RunningServer;
    let later: string;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      server = await startTestServer(fresh.url);
      later = await schedule(NOON + 2 * HOUR, world.applicationId);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function schedule(at: number, applicationId: string): Promise<string> {
      const interviewId = newId(NOON);
      await write(fresh.database, world.log, NOON, [
        {
          id: newId(NOON),
          type: 'interview.scheduled',
          applicationId,
          interviewId,
          body: {
            title: 'Panel interview',
            round: 3,
            rounds: 4,
            startsAt: toInstant(at),
            minutes: 60,
            memberIds: [world.manager.id],
          },
        },
      ]);
      return interviewId;
    }
    const as = async (member: { id: string }) => (await signInAs(server, member.id)).caller;
    const candidates = async (member: { id: string }) =>
      ((await (await as(member)).get('/api/candidates')).body as Output<'listCandidates'>).items;
    const interviews = async (member: { id: string }) =>
      ((await (await as(member)).get('/api/interviews')).body as Output<'listInterviews'>).items;

    test('a candidate’s next interview is the soonest that is not over', async () => {
      const [line] = await candidates(world.recruiter);
      expect(line?.nextInterview).toEqual({
        id: world.interviewId,
        startsAt: toInstant(NOON),
        status: 'scheduled',
        reply: 'pending',
      });
      expect(line?.lastAt).toBe(toInstant(NOON));
    });

    test('one that was cancelled is not it', async () => {
      const recruiter = await as(world.recruiter);
      const extra = await schedule(NOON + HOUR / 2, world.applicationId);
      await recruiter.call('DELETE', `/api/interviews/${extra}`);
      const [line] = await candidates(world.recruiter);
      expect(line?.nextInterview?.id).toBe(world.interviewId);
    });

    test('one for an application that is not the reader’s to see is not it', async () => {
      const applicationId = newId(NOON);
      await write(fresh.database, world.log, NOON, [
        {
          id: newId(NOON),
          type: 'application.added',
          applicationId,
          body: { jobId: world.jobId, jobTitle: 'A secret job', stage: 'Applied' },
        },
      ]);
      const secret = await schedule(NOON - HOUR / 2, applicationId);
      expect((await candidates(world.recruiter))[0]?.nextInterview?.id).toBe(secret);
      const [seen] = await candidates(world.interviewer);
      expect(seen?.nextInterview?.id).toBe(world.interviewId);
      const recruiter = await as(world.recruiter);
      await recruiter.call('DELETE', `/api/interviews/${secret}`);
    });

    test('the last activity is told to those who may see all of it', async () => {
      expect((await candidates(world.interviewer))[0]?.lastAt).toBeNull();
      expect((await candidates(world.manager))[0]?.lastAt).toBeNull();
      expect((await candidates(world.admin))[0]?.lastAt).not.toBeNull();
    });

    test('an interview is listed with its job', async () => {
      const rows = await interviews(world.recruiter);
      expect(rows.find(({ id }) => id === later)?.jobTitle).toBe('Senior Data Engineer');
    });

    test('of scorecards one’s own is told, and a colleague’s changes nothing for others', async () => {
      const before = await interviews(world.colleague);
      const elena = await as(world.interviewer);
      await elena.append(
        world.candidateId,
        draft(
          'scorecard.submitted',
          { recommendation: 'yes' },
          { interviewId: world.interviewId, applicationId: world.applicationId },
        ),
      );
      const own = (await interviews(world.interviewer)).find(({ id }) => id === world.interviewId);
      expect(own?.ownScorecardAt).toBe(toInstant(NOON));
      expect(await interviews(world.colleague)).toEqual(before);
      const seen = (await interviews(world.recruiter)).find(({ id }) => id === world.interviewId);
      expect(seen?.ownScorecardAt).toBeNull();
    });
  });
}
