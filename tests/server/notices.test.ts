import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Member } from '../../common/member.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { type Caller, signInAs, startTestServer, TestClock } from '../support/server.ts';

type Notice = Output<'listNotices'>['items'][number];

const DAY = 24 * 3_600_000;

for (const engine of ENGINES) {
  describe(`reminders for a missing scorecard on ${engine}`, () => {
    const clock = new TestClock();
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database, clock.now());
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const callerOf = async (member: Member) => (await signInAs(server, member.id)).caller;
    const about = () => ({ interviewId: world.interviewId });

    async function send(caller: Caller, ...events: object[]): Promise<void> {
      const path = `/api/candidates/${world.candidateId}/events`;
      const { body } = await caller.call('POST', path, {
        events: events.map((event) => ({ ...event, at: new Date(clock.now()).toISOString() })),
      });
      const { results } = body as { results: { error?: unknown }[] };
      for (const { error } of results) expect(error).toBeUndefined();
    }

    async function noticesOf(member: Member): Promise<Notice[]> {
      const { status, body } = await (await callerOf(member)).call('GET', '/api/notices');
      expect(status).toBe(200);
      return (body as { items: Notice[] }).items;
    }

    /** The interview is held in a meeting and ends. */
    async function hold(): Promise<void> {
      const { caller } = await signInAs(server, world.interviewer.id, `meeting-${clock.now()}`);
      await caller.call('GET', '/api/panel?meetingId=83244710925');
      clock.pass(40 * 60_000);
      await send(caller, draft('interview.ended', {}, about()));
    }

    async function pass(ms: number): Promise<void> {
      clock.pass(ms);
      server.tasks.wake();
      await server.tasks.idle();
    }

    const submitted = () => draft('scorecard.submitted', { recommendation: 'yes' }, about());

    test('come one hour after the real end, and not before', async () => {
      await hold();
      await pass(LIMITS.firstReminderMs - 60_000);
      expect(await noticesOf(world.interviewer)).toEqual([]);
      await pass(60_000);
      expect(await noticesOf(world.interviewer)).toMatchObject([
        {
          kind: 'scorecard_missing',
          candidateName: 'Niamh Brennan',
          interviewTitle: 'Technical interview',
          memberName: null,
          count: 1,
        },
      ]);
      expect(await noticesOf(world.recruiter)).toEqual([]);
    });

    test('stop on submit, for who submitted only', async () => {
      await hold();
      await pass(LIMITS.firstReminderMs);
      await send(await callerOf(world.interviewer), submitted());
      expect(await noticesOf(world.interviewer)).toEqual([]);
      await pass(4 * DAY);
      expect(await noticesOf(world.interviewer)).toEqual([]);
      expect((await noticesOf(world.colleague))[0]?.count).toBeGreaterThan(1);
    });

    test('come each business day, ten at most, and then the recruiter is told', async () => {
      await hold();
      await pass(LIMITS.firstReminderMs);
      const counts: number[] = [];
      for (let day = 0; day < 13; day += 1) {
        await pass(DAY);
        counts.push((await noticesOf(world.interviewer))[0]!.count);
      }
      expect(Math.max(...counts)).toBeLessThanOrEqual(LIMITS.remindersMax);
      const steps = counts.slice(1).map((count, index) => count - counts[index]!);
      expect(new Set(steps)).toEqual(new Set([0, 1]));
      const told = await noticesOf(world.recruiter);
      const isTold = told.some(({ kind }) => kind === 'scorecard_given_up');
      expect(isTold).toBe(counts.at(-1) === LIMITS.remindersMax);
    });

    test('put away with a reason, they stay away and the recruiter is told', async () => {
      await hold();
      await pass(LIMITS.firstReminderMs);
      const caller = await callerOf(world.interviewer);
      const [notice] = await noticesOf(world.interviewer);
      const path = `/api/notices/${notice!.id}/dismiss`;
      expect(await caller.call('POST', path, {})).toMatchObject({ status: 400 });
      expect(await caller.call('POST', path, { reason: 'I had to leave' })).toMatchObject({
        status: 204,
      });
      await pass(3 * DAY);
      expect(await noticesOf(world.interviewer)).toEqual([]);
      const [told] = await noticesOf(world.recruiter);
      expect(told).toMatchObject({
        kind: 'scorecard_dismissed',
        memberName: world.interviewer.name,
        reason: 'I had to leave',
      });
      const recruiter = await callerOf(world.recruiter);
      await recruiter.call('POST', `/api/notices/${told!.id}/dismiss`, {});
      expect(await noticesOf(world.recruiter)).toEqual([]);
    });

    test('[S16] a recruiter who still owes their own is not told who else does', async () => {
      const staff = await callerOf(world.recruiter);
      await staff.call('PATCH', `/api/interviews/${world.interviewId}`, {
        memberIds: [world.interviewer.id, world.colleague.id, world.recruiter.id],
      });
      await hold();
      await pass(LIMITS.firstReminderMs);
      const [notice] = await noticesOf(world.interviewer);
      const caller = await callerOf(world.interviewer);
      await caller.call('POST', `/api/notices/${notice!.id}/dismiss`, { reason: 'away' });
      const mine = await noticesOf(world.recruiter);
      expect(mine.map(({ kind }) => kind)).toEqual(['scorecard_missing']);
      await send(staff, submitted());
      const now = await noticesOf(world.recruiter);
      expect(now.map(({ kind }) => kind)).toEqual(['scorecard_dismissed']);
    });

    test('another member’s notice is nobody’s to put away', async () => {
      await hold();
      await pass(LIMITS.firstReminderMs);
      const [notice] = await noticesOf(world.interviewer);
      const colleague = await callerOf(world.colleague);
      const path = `/api/notices/${notice!.id}/dismiss`;
      expect(await colleague.call('POST', path, { reason: 'x' })).toMatchObject({ status: 404 });
    });

    test('an interview that is moved to another time asks for nothing', async () => {
      await hold();
      const recruiter = await callerOf(world.recruiter);
      const startsAt = new Date(clock.now() + 2 * DAY).toISOString();
      await recruiter.call('PATCH', `/api/interviews/${world.interviewId}`, { startsAt });
      await pass(LIMITS.firstReminderMs);
      expect(await noticesOf(world.interviewer)).toEqual([]);
    });
  });
}
