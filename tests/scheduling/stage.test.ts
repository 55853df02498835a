import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../common/limits.ts';
import { mailsOf } from '../../db/mail.ts';
import { ENGINES } from '../support/databases.ts';
import { draft } from '../support/fixtures.ts';
import { expectSoon } from '../support/soon.ts';
import { type Interview, SchedulingWorld } from './support.ts';

const REASONS: Record<string, string> = {
  Rejected: 'Not enough evidence',
  Withdrawn: 'Accepted another offer',
};

for (const engine of ENGINES) {
  describe(`an application that moves to a closed stage on ${engine}`, () => {
    let here: SchedulingWorld;
    let interview: Interview;
    beforeAll(async () => {
      here = await SchedulingWorld.start(engine);
    });
    beforeEach(async () => {
      await here.renew();
      const { applicationId } = here.world;
      interview = (await here.schedule({ applicationId })).body;
      const path = `/api/interviews/${interview.id}/invitation`;
      const { body } = (await here.recruiter.get(path)).body as { body: string };
      const sent = { subject: 'Your interview', body, to: 'niamh@example.com' };
      expect((await here.recruiter.post(path, sent)).status).toBe(200);
      await here.smtp.untilTaken(1);
      await sentIs(['invitation']);
    });
    afterAll(() => here[Symbol.asyncDispose]());

    const mails = () => mailsOf(here.fresh.database.read, here.world.organizationId, interview.id);
    const sentIs = (kinds: string[]) =>
      expectSoon(mails, (all) => {
        const sent = all.filter(({ state }) => state === 'sent').map(({ kind }) => kind);
        return JSON.stringify(sent) === JSON.stringify(kinds);
      });
    const inZoom = () => [
      here.zoom.state.meetings.size,
      [...here.zoom.state.calendars.values()].flatMap(({ events }) => [...events.keys()]).length,
    ];
    const moveTo = (to: string) =>
      draft(
        'stage.changed',
        { from: 'Interview', to, reason: REASONS[to]! },
        { applicationId: here.world.applicationId },
      );
    const settle = async () => {
      here.server.tasks.wake();
      await here.server.tasks.idle();
      // What the stage led to is queued by the first look.
      here.server.tasks.wake();
      await here.server.tasks.idle();
    };
    const statusNow = async () =>
      ((await here.recruiter.get(`/api/interviews/${interview.id}`)).body as Interview).status;

    test.each(['Rejected', 'Withdrawn'])(
      '%s: after the undo window meeting and entry are gone, and the invited hear of it',
      async (to) => {
        const [moved] = await here.recruiter.append(here.world.candidateId, moveTo(to));
        expect(moved).toMatchObject({ seq: expect.any(Number) });
        here.clock.pass(LIMITS.undoMs - 1);
        await settle();
        expect([inZoom(), await statusNow()]).toEqual([[1, 1], 'scheduled']);
        here.clock.pass(LIMITS.undoGraceMs + 2);
        await settle();
        await expectSoon(
          async () => inZoom(),
          ([meetings, entries]) => meetings === 0 && entries === 0,
        );
        expect(await statusNow()).toBe('cancelled');
        expect(await here.meeting(interview.id)).toMatchObject({
          state: 'cancelled',
          problem: null,
        });
        await sentIs(['invitation', 'cancellation']);
      },
    );

    test('undone within ten seconds: nothing has happened in Zoom, and nobody hears anything', async () => {
      const { number } = await here.meeting(interview.id);
      const writes = [...here.zoom.state.writes.values()];
      const move = moveTo('Rejected');
      await here.recruiter.append(here.world.candidateId, move);
      here.clock.pass(9_000);
      const of = { applicationId: here.world.applicationId };
      await here.recruiter.append(
        here.world.candidateId,
        draft('stage.reverted', { eventId: move.id }, of),
      );
      here.clock.pass(60_000);
      await settle();
      expect([inZoom(), await statusNow()]).toEqual([[1, 1], 'scheduled']);
      expect([...here.zoom.state.writes.values()]).toEqual(writes);
      expect((await here.meeting(interview.id)).number).toBe(number);
      expect((await mails()).map(({ kind }) => kind)).toEqual(['invitation']);
    });

    test('Zoom down just then: the interview is cancelled, and the meeting goes when Zoom is back', async () => {
      here.zoom.state.trouble.next('delete_meeting', { kind: 'paid_plan_needed' }, 99);
      await here.recruiter.append(here.world.candidateId, moveTo('Rejected'));
      here.clock.pass(LIMITS.undoMs + LIMITS.undoGraceMs + 1);
      await settle();
      await expectSoon(
        () => here.meeting(interview.id),
        ({ problem }) => problem !== null,
      );
      expect([inZoom()[0], await statusNow()]).toEqual([1, 'cancelled']);
      here.zoom.state.trouble.clear();
      const again = await here.recruiter.post(`/api/interviews/${interview.id}/meeting`, {});
      expect(again.body).toMatchObject({ state: 'cancelled', problem: null });
      expect(inZoom()).toEqual([0, 0]);
    });
  });
}
