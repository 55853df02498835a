import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import type { EventType } from '../../common/events.ts';
import { newId } from '../../common/ids.ts';
import type { KitContent } from '../../common/kit.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import type { ServerEvent } from '../../db/append.ts';
import { insertCandidate } from '../../db/candidates.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World, write } from '../support/fixtures.ts';
import { signInAs, startTestServer, TestClock } from '../support/server.ts';

type Fairness = Output<'fairness'>;

const question = (id: string, text: string, minutes: number) => ({
  id,
  text,
  minutes,
  listenFor: 'For the interviewer alone',
});
const content = (...questions: KitContent['sections'][number]['questions']): KitContent => ({
  sections: [{ id: 'section-1', title: 'Systems', questions }],
  attributes: [],
  reserveMinutes: 5,
});
const VERSIONS = [
  content(question('q1', 'An incident?', 8), question('q2', 'Left out later', 4)),
  content(question('q1', 'An incident you led?', 8), question('q3', 'A trade-off?', 6)),
];

for (const engine of ENGINES) {
  describe(`fairness of a job on ${engine}`, () => {
    const clock = new TestClock();
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let kitId: string;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database, clock.now());
      kitId = await makeKit(world.organizationId);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function makeKit(organizationId: string): Promise<string> {
      const id = newId(clock.now());
      const createdAt = toInstant(clock.now());
      await fresh.database.transact(async ({ sql }) => {
        await sql
          .insertInto('kit')
          .values({
            id,
            organization_id: organizationId,
            name: 'Data engineering',
            version: VERSIONS.length,
            archived: 0,
            created_at: createdAt,
          })
          .execute();
        for (const [index, one] of VERSIONS.entries()) {
          await sql
            .insertInto('kit_version')
            .values({
              kit_id: id,
              version: index + 1,
              name: 'Data engineering',
              content: JSON.stringify(one),
              created_by: null,
              created_at: createdAt,
            })
            .execute();
        }
      });
      return id;
    }

    /** Another candidate of the job, with an interview that is planned. */
    async function makeCandidate(name: string) {
      const now = clock.now();
      const [candidateId, applicationId, interviewId] = [newId(now), newId(now), newId(now)];
      const { organizationId, jobId } = world;
      await fresh.database.transact((tx) =>
        insertCandidate(tx, {
          id: candidateId,
          organizationId,
          kind: 'candidate',
          createdAt: toInstant(now),
        }),
      );
      const log = { organizationId, candidateId };
      await write(fresh.database, log, now, [
        { id: newId(now), type: 'candidate.added', body: { name } },
        {
          id: newId(now),
          type: 'application.added',
          applicationId,
          body: { jobId, jobTitle: 'Senior Data Engineer', stage: 'Interview' },
        },
        {
          id: newId(now),
          type: 'interview.scheduled',
          applicationId,
          interviewId,
          body: {
            title: 'Technical interview',
            round: 2,
            rounds: 4,
            startsAt: toInstant(now),
            minutes: 45,
            memberIds: [world.interviewer.id],
          },
        },
      ]);
      return { log, interviewId };
    }

    type Interview = Awaited<ReturnType<typeof makeCandidate>>;
    const happens = (
      { log, interviewId }: Interview,
      type: EventType,
      body: ServerEvent['body'],
    ): Promise<void> =>
      write(fresh.database, log, clock.now(), [
        { id: newId(clock.now()), type, interviewId, body } as ServerEvent,
      ]);

    async function start(one: Interview, version: number): Promise<void> {
      await happens(one, 'interview.kit_set', { kitId, version });
      await happens(one, 'interview.started', { meetingUuid: one.interviewId });
    }

    async function ask(one: Interview, questionId: string, seconds: number): Promise<void> {
      await happens(one, 'question.asking', { questionId });
      clock.pass(seconds * 1000);
      await happens(one, 'question.asked', { questionId });
    }

    const end = (one: Interview) =>
      happens(one, 'interview.ended', { meetingUuid: one.interviewId });

    async function fairness(member: Member, jobId = world.jobId) {
      const { caller } = await signInAs(server, member.id);
      return caller.call('GET', `/api/jobs/${jobId}/fairness`);
    }

    const niamhs = (): Interview => ({ log: world.log, interviewId: world.interviewId });

    test('sets side by side what was asked and for how long, over versions of the kit', async () => {
      const niamh = niamhs();
      await start(niamh, 1);
      await ask(niamh, 'q1', 250);
      await happens(niamh, 'question.skipped', { questionId: 'q2' });
      await end(niamh);
      clock.pass(60_000);
      const theo = await makeCandidate('Theo Brenner');
      await start(theo, 2);
      await ask(theo, 'q1', 400);
      await ask(theo, 'q3', 120);

      const { status, body } = await fairness(world.recruiter);
      expect(status).toBe(200);
      const { jobTitle, rounds } = body as Fairness;
      expect(jobTitle).toBe('Senior Data Engineer');
      expect(rounds).toMatchObject([
        {
          round: 2,
          title: 'Technical interview',
          kitName: 'Data engineering',
          interviews: [
            { candidateName: 'Niamh Brennan', seconds: 250, kitVersion: 1, plannedMinutes: 45 },
            { candidateName: 'Theo Brenner', seconds: null, kitVersion: 2 },
          ],
        },
      ]);
      const table = rounds[0]!.questions.map(({ text, plannedSeconds, asked }) => [
        text,
        plannedSeconds,
        ...asked.map(({ state, seconds }) => `${state} ${seconds}`),
      ]);
      expect(table).toEqual([
        ['An incident you led?', 480, 'asked 250', 'asked 400'],
        ['A trade-off?', 360, 'open 0', 'asked 120'],
        ['Left out later', 240, 'skipped 0', 'open 0'],
      ]);
      expect(JSON.stringify(body)).not.toContain('For the interviewer alone');
    });

    test('counts no interview that has not begun, and none without a kit', async () => {
      const theo = await makeCandidate('Theo Brenner');
      await happens(theo, 'interview.kit_set', { kitId, version: 1 });
      await happens(niamhs(), 'interview.started', { meetingUuid: 'uuid' });
      const { body } = await fairness(world.admin);
      expect((body as Fairness).rounds).toEqual([]);
    });

    test('is for recruiters, admins and the job’s own hiring team', async () => {
      const job = { title: 'Platform Engineer', hiringTeam: [] };
      const { caller } = await signInAs(server, world.recruiter.id);
      const { body } = await caller.call('POST', '/api/jobs', job);
      const other = (body as { id: string }).id;
      expect((await fairness(world.manager)).status).toBe(200);
      expect((await fairness(world.manager, other)).status).toBe(404);
      expect((await fairness(world.recruiter, other)).status).toBe(200);
      expect((await fairness(world.interviewer)).status).toBe(403);
    });

    test('of another organization’s job is not found', async () => {
      const theirs = await makeWorld(fresh.database, clock.now());
      expect((await fairness(world.admin, theirs.jobId)).status).toBe(404);
    });
  });
}
