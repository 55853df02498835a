import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../common/ids.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import type { StreamReader } from '../../support/sse.ts';
import { tokenFor } from '../permissions/support.ts';

for (const engine of ENGINES) {
  describe(`what is open follows who may see it, on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    /** The stream is on one server, the admin on another. */
    let here: RunningServer;
    let there: RunningServer;
    let admin: Caller;
    const streams: StreamReader[] = [];

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      here = await startTestServer(fresh.url);
      // Of SQLite there is one server: another process would not hear its bell.
      there = engine === 'postgres' ? await startTestServer(fresh.url) : here;
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database);
      admin = new Caller(there.url, await tokenFor(fresh.database, world.admin.id));
    });
    afterEach(() => {
      for (const one of streams.splice(0)) one.cut();
    });
    afterAll(async () => {
      await here[Symbol.asyncDispose]();
      if (there !== here) await there[Symbol.asyncDispose]();
      await fresh.drop();
    });

    /** A stream that has had everything there is so far. */
    async function follow(id: string): Promise<StreamReader> {
      const caller = new Caller(here.url, await tokenFor(fresh.database, id));
      const stream = caller.follow(world.candidateId);
      streams.push(stream);
      await stream.until(({ log }) => log.length === 3);
      return stream;
    }
    const change = (path: string, body: object) => admin.call('PATCH', path, body);
    const isTold = ({ frames }: StreamReader) =>
      frames.some(
        ({ event, data }) => event === 'refetch' && (data as { reason: string }).reason === 'sight',
      );
    const say = (text: string) => admin.append(world.candidateId, draft('note.added', { text }));
    const hereNow = ({ frames }: StreamReader) => {
      const last = frames.findLast(({ event }) => event === 'presence')!;
      return (last.data as { here: { memberId: string }[] }).here.map(({ memberId }) => memberId);
    };

    test('[S14] a deactivated member’s stream ends at once, and nobody sees them here', async () => {
      const { colleague, interviewer } = world;
      const other = await follow(colleague.id);
      const stream = await follow(interviewer.id);
      await other.until((one) => hereNow(one).includes(interviewer.id));
      const before = performance.now();
      await change(`/api/members/${interviewer.id}`, { active: false });
      await stream.untilClosed();
      expect(performance.now() - before, 'the bell, not the tick of five seconds').toBeLessThan(
        2_000,
      );
      await say('after they went');
      await other.until(({ bytes }) => bytes.includes('after they went'));
      await other.until((one) => !hereNow(one).includes(interviewer.id));
      expect(stream.bytes).not.toContain('after they went');
    });

    test('[S14] whoever may not read the candidate in their new role is cut off', async () => {
      const stream = await follow(world.recruiter.id);
      await change(`/api/members/${world.recruiter.id}`, { role: 'interviewer' });
      await stream.untilClosed();
      expect(isTold(stream)).toBe(true);
      await say('not for them');
      expect(stream.bytes).not.toContain('not for them');
    });

    test('[S14] whoever sees less in their new role is told, and gets no more of the rest', async () => {
      const { manager, candidateId, interviewId } = world;
      await change(`/api/interviews/${interviewId}`, {
        memberIds: [world.interviewer.id, manager.id],
      });
      const caller = new Caller(here.url, await tokenFor(fresh.database, manager.id));
      const stream = caller.follow(candidateId);
      streams.push(stream);
      await stream.until(({ log }) => log.some(({ type }) => type === 'interview.member_added'));
      const told = stream.frames.filter(({ event }) => event === 'refetch').length;
      await change(`/api/members/${manager.id}`, { role: 'interviewer' });
      await stream.until(
        ({ frames }) => frames.filter(({ event }) => event === 'refetch').length > told,
      );
      // On the panel they still read notes; what was mailed is the hiring team's.
      await write(fresh.database, world.log, NOON, [
        { id: newId(), type: 'mail.sent', body: { subject: 'a hidden subject' } },
      ]);
      await say('for the panel');
      await stream.until(({ bytes }) => bytes.includes('for the panel'));
      expect(stream.bytes).not.toContain('a hidden subject');
      expect(stream.closed).toBe(false);
    });

    test('[S14] leaving and joining a hiring team counts at once', async () => {
      const { manager, jobId, candidateId } = world;
      const stream = await follow(manager.id);
      await change(`/api/jobs/${jobId}`, { hiringTeam: [] });
      await stream.untilClosed();
      expect(isTold(stream)).toBe(true);
      const caller = new Caller(here.url, await tokenFor(fresh.database, manager.id));
      expect((await caller.get(`/api/candidates/${candidateId}`)).status).toBe(404);
      await change(`/api/jobs/${jobId}`, { hiringTeam: [manager.id] });
      expect((await caller.get(`/api/candidates/${candidateId}`)).status).toBe(200);
    });

    test('[S14] who keeps what they see hears nothing', async () => {
      const stream = await follow(world.recruiter.id);
      await change(`/api/jobs/${world.jobId}`, { hiringTeam: [] });
      await say('the next one');
      await stream.until(({ bytes }) => bytes.includes('the next one'));
      expect(isTold(stream)).toBe(false);
    });
  });
}
