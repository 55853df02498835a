import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import { toInstant } from '../../common/time.ts';
import { interviewById } from '../../db/interviews.ts';
import { claim } from '../../db/tasks.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World, write } from '../support/fixtures.ts';
import { type Caller, signInAs, startTestServer, TestClock } from '../support/server.ts';

for (const engine of ENGINES) {
  describe(`moving the stage on ${engine}`, () => {
    const clock = new TestClock();
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let recruiter: Caller;
    let manager: Caller;
    let futureId: string;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
    });
    beforeEach(async () => {
      world = await makeWorld(server.services.database, clock.now());
      recruiter = (await signInAs(server, world.recruiter.id)).caller;
      manager = (await signInAs(server, world.manager.id)).caller;
      futureId = newId();
      await write(server.services.database, world.log, clock.now(), [
        {
          id: newId(),
          type: 'interview.scheduled',
          applicationId: world.applicationId,
          interviewId: futureId,
          body: {
            title: 'Panel interview',
            round: 3,
            rounds: 4,
            startsAt: toInstant(clock.now() + 3 * 86_400_000),
            minutes: 60,
            memberIds: [world.manager.id],
          },
        },
      ]);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const reject = () =>
      draft(
        'stage.changed',
        { from: 'Interview', to: 'Rejected', reason: 'Not enough evidence' },
        { applicationId: world.applicationId },
      );
    const statusOfFuture = async () =>
      (await interviewById(server.services.database.read, world.organizationId, futureId))
        ?.interview.status;
    const settle = async () => {
      server.tasks.wake();
      await server.tasks.idle();
    };

    test('its effects wait behind the undo window and then happen once', async () => {
      await recruiter.append(world.candidateId, reject());
      clock.pass(LIMITS.undoMs - 1);
      await settle();
      expect(await statusOfFuture()).toBe('scheduled');
      clock.pass(LIMITS.undoGraceMs + 2);
      await settle();
      await settle();
      expect(await statusOfFuture()).toBe('cancelled');
      const { body } = await recruiter.get(`/api/candidates/${world.candidateId}/events?kind=zoom`);
      const cancelled = (body as { items: { type: string }[] }).items.filter(
        ({ type }) => type === 'interview.cancelled',
      );
      expect(cancelled).toHaveLength(1);
    });

    test('an undo by a colleague within ten seconds restores the stage and keeps the effects away', async () => {
      const move = reject();
      await recruiter.append(world.candidateId, move);
      clock.pass(8_000);
      const undo = draft(
        'stage.reverted',
        { eventId: move.id },
        { applicationId: world.applicationId },
      );
      const [undone] = await manager.append(world.candidateId, undo);
      expect(undone).toMatchObject({ seq: expect.any(Number) });
      clock.pass(60_000);
      await settle();
      expect(await statusOfFuture()).toBe('scheduled');
      const { body } = await recruiter.get(`/api/candidates/${world.candidateId}`);
      expect(body).toMatchObject({ applications: [{ stage: 'Interview' }] });
    });

    test('an undo after the window is refused in words', async () => {
      const move = reject();
      await recruiter.append(world.candidateId, move);
      clock.pass(LIMITS.undoMs + LIMITS.undoGraceMs + 1);
      const undo = draft(
        'stage.reverted',
        { eventId: move.id },
        { applicationId: world.applicationId },
      );
      const [late] = await manager.append(world.candidateId, undo);
      expect(late).toMatchObject({
        error: { code: 'event_refused', message: expect.stringContaining('over') },
      });
    });

    test('of two people at once the second gets a conflict and overwrites nothing', async () => {
      const offer = draft(
        'stage.changed',
        { from: 'Interview', to: 'Offer' },
        { applicationId: world.applicationId },
      );
      const [first] = await recruiter.append(world.candidateId, offer);
      const [second] = await manager.append(world.candidateId, reject());
      expect(first).toMatchObject({ seq: expect.any(Number) });
      expect(second).toMatchObject({
        error: { code: 'conflict', message: 'The stage is Offer now, not Interview.' },
      });
    });

    test('an interviewer may not move the stage unless the organization allows it', async () => {
      const { caller } = await signInAs(server, world.interviewer.id);
      const [no] = await caller.append(world.candidateId, reject());
      expect(no).toMatchObject({ error: { code: 'forbidden' } });
    });

    test('a task of a server that died holding it runs after its lease', async () => {
      clock.pass(60_000);
      await settle();
      await recruiter.append(world.candidateId, reject());
      // Claimed by a server whose clock is a little ahead, before this one finds it due.
      const due = clock.now() + LIMITS.undoMs + LIMITS.undoGraceMs;
      const held = await claim(server.services.database, due, 60_000);
      expect(held?.kind).toBe('stage.effects');
      clock.pass(LIMITS.undoMs + LIMITS.undoGraceMs);
      await settle();
      expect(await statusOfFuture()).toBe('scheduled');
      clock.pass(60_001);
      await settle();
      expect(await statusOfFuture()).toBe('cancelled');
    });

    test('leaving Rejected returns to the stage it came from', async () => {
      await recruiter.append(world.candidateId, reject());
      clock.pass(60_000);
      const to = (stage: string) =>
        draft(
          'stage.changed',
          { from: 'Rejected', to: stage },
          { applicationId: world.applicationId },
        );
      const [elsewhere] = await recruiter.append(world.candidateId, to('Offer'));
      expect(elsewhere).toMatchObject({ error: { code: 'event_refused' } });
      const [back] = await recruiter.append(world.candidateId, to('Interview'));
      expect(back).toMatchObject({ seq: expect.any(Number) });
    });
  });
}
