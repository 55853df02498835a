import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PanelSnapshot } from '../../common/panel.ts';
import { toInstant } from '../../common/time.ts';
import { interviewById } from '../../db/interviews.ts';
import { linkMeeting } from '../../server/meetings/link.ts';
import { endedEvent, joinedEvent, startedEvent } from '../../server/rehearsal/cloud/run-events.ts';
import { ENGINES } from '../support/databases.ts';
import { draft, NOON } from '../support/fixtures.ts';
import { dayOf, MINUTE, RecordsWorld } from './support.ts';

const at = (minutes: number) => toInstant(NOON + minutes * MINUTE);

for (const engine of ENGINES) {
  describe(`the life of an interview’s meeting on ${engine}`, () => {
    let here: RecordsWorld;
    beforeAll(async () => {
      here = await RecordsWorld.start(engine);
    });
    beforeEach(() => here.renew());
    afterAll(() => here[Symbol.asyncDispose]());
    const run = (uuid = 'run-1', from = 0) => ({
      ...dayOf(here.world),
      uuid,
      startedAt: NOON + from * MINUTE,
    });
    const life = async () => {
      const { status, startedAt, endedAt, meetingUuid } = await here.interview();
      return { status, startedAt, endedAt, meetingUuid };
    };
    const end = (minutes: number, of = run()) => endedEvent(of, NOON + minutes * MINUTE);

    test('real times: starts and ends the interview where no panel was ever open', async () => {
      here.clock.pass(7 * MINUTE);
      await here.play([startedEvent(run('run-1', 5))]);
      const began = {
        status: 'in_progress',
        startedAt: at(5),
        endedAt: null,
        meetingUuid: 'run-1',
      };
      expect(await life()).toEqual(began);
      await here.play([end(42, run('run-1', 5))]);
      expect(await life()).toEqual({ ...began, status: 'completed', endedAt: at(42) });
      const told = (await here.events()).filter(({ type }) => type.startsWith('interview.'));
      expect(told.map(({ type, actorId }) => [type, actorId])).toEqual([
        ['interview.scheduled', null],
        ['interview.started', null],
        ['interview.ended', null],
      ]);
    });

    test('real times: an end without a start brings the start with it, once', async () => {
      await here.play([end(42), startedEvent(run()), end(42)]);
      expect(await life()).toMatchObject({
        status: 'completed',
        startedAt: at(0),
        endedAt: at(42),
      });
      expect(await here.typed('interview.started')).toHaveLength(1);
      expect(await here.typed('interview.ended')).toHaveLength(1);
    });

    test('real times: put right once what a panel told first', async () => {
      const { organizationId, interviewId, interviewer, candidateId } = here.world;
      here.clock.pass(6 * MINUTE);
      const target = await interviewById(here.fresh.database.read, organizationId, interviewId);
      const link = { organizationId, meetingUuid: 'run-1', chosenBy: null, number: null };
      await linkMeeting(here.server.services, { ...link, target: target! });
      expect(await life()).toMatchObject({ startedAt: at(6) });
      await here.play([startedEvent(run())]);
      expect(await life()).toMatchObject({ status: 'in_progress', startedAt: at(0) });
      here.clock.pass(30 * MINUTE);
      const panel = await here.as(interviewer);
      const ended = { ...draft('interview.ended', {}, { interviewId }), at: at(36) };
      await panel.append(candidateId, ended);
      expect(await life()).toMatchObject({ status: 'completed', endedAt: at(36) });
      await here.play([end(40), end(40), startedEvent(run())]);
      expect(await life()).toMatchObject({
        status: 'completed',
        startedAt: at(0),
        endedAt: at(40),
      });
      expect(await here.typed('interview.ended')).toHaveLength(1);
      expect(await here.typed('interview.timed')).toHaveLength(2);
    });

    test('a meeting that begins anew resumes the interview, and its end is the last one', async () => {
      const second = run('run-2', 50);
      await here.play([startedEvent(run()), end(45), startedEvent(second)]);
      expect(await life()).toEqual({
        status: 'in_progress',
        startedAt: at(0),
        endedAt: null,
        meetingUuid: 'run-2',
      });
      await here.play([end(55, second)]);
      expect(await life()).toMatchObject({ status: 'completed', endedAt: at(55) });
    });

    test('the scorecard is asked for after the real end, and not after an earlier one', async () => {
      const second = run('run-2', 50);
      here.clock.pass(45 * MINUTE);
      await here.play([startedEvent(run()), end(45)]);
      await here.pass(10 * MINUTE);
      await here.play([startedEvent(second), end(55, second)]);
      await here.pass(55 * MINUTE);
      const owed = async () => (await here.notices(here.world.interviewer)).map(({ kind }) => kind);
      expect(await owed()).toEqual([]);
      await here.pass(6 * MINUTE);
      expect(await owed()).toEqual(['scorecard_missing']);
    });

    test('a run from before the interview was moved is none of the new date’s', async () => {
      await here.play([startedEvent(run())]);
      here.clock.pass(10 * MINUTE);
      const recruiter = await here.as(here.world.recruiter);
      const path = `/api/interviews/${here.world.interviewId}`;
      await recruiter.call('PATCH', path, { startsAt: at(300) });
      await here.play([end(12)]);
      expect(await life()).toMatchObject({ status: 'scheduled', startedAt: null, endedAt: null });
    });

    test('a breakout room is never taken for the meeting', async () => {
      const main = startedEvent(run());
      const joined = joinedEvent(run('breakout-1'), dayOf(here.world).candidate, '1', NOON);
      const inRoom = {
        ...joined,
        event: 'meeting.participant_joined_breakout_room',
        payload: {
          ...joined.payload,
          object: { ...joined.payload.object, uuid: 'run-1', breakout_room_uuid: 'breakout-1' },
        },
      };
      await here.play([main, inRoom]);
      expect(await life()).toMatchObject({ meetingUuid: 'run-1' });
      expect((await here.attendance()).people).toEqual([]);
      const { body } = await (await here.as(here.world.interviewer)).get(
        '/api/panel?meetingUuid=breakout-1',
      );
      expect(body).toMatchObject({ meeting: { uuid: 'breakout-1', number: null } });
    });

    test('a panel opened afterwards finds the candidate by the run alone', async () => {
      await here.play([startedEvent(run())]);
      const { body } = await (await here.as(here.world.interviewer)).get(
        '/api/panel?meetingUuid=run-1',
      );
      expect(body).toMatchObject({
        streamId: here.world.candidateId,
        match: { kind: 'matched', interviewId: here.world.interviewId, reason: 'instance' },
      });
    });

    test('a panel opened late, or after the end, has the meeting’s clock and not its own', async () => {
      const snapshot = async () => {
        const caller = await here.as(here.world.interviewer);
        const { body } = await caller.get('/api/panel?meetingUuid=run-1');
        return (body as PanelSnapshot).state.interviews[here.world.interviewId];
      };
      here.clock.pass(9 * MINUTE);
      await here.play([startedEvent(run('run-1', 2))]);
      here.clock.pass(20 * MINUTE);
      const begun = { status: 'in_progress', startedAt: at(2), endedAt: null };
      expect(await snapshot()).toMatchObject(begun);
      await here.play([end(45, run('run-1', 2))]);
      expect(await snapshot()).toMatchObject({
        status: 'completed',
        startedAt: at(2),
        endedAt: at(45),
      });
    });

    test('a cancelled interview and a no-show are not begun by a meeting', async () => {
      const { interviewId, candidateId, recruiter } = here.world;
      const staff = await here.as(recruiter);
      await staff.append(
        candidateId,
        draft('interview.no_show', { noShow: true }, { interviewId }),
      );
      await here.play([startedEvent(run()), end(12)]);
      expect(await life()).toMatchObject({ status: 'no_show', startedAt: at(0), endedAt: at(12) });
      await staff.append(
        candidateId,
        draft('interview.no_show', { noShow: false }, { interviewId }),
      );
      expect(await life()).toMatchObject({ status: 'completed' });
      const [result] = await (await here.as(here.world.interviewer)).append(
        candidateId,
        draft('interview.no_show', { noShow: true }, { interviewId }),
      );
      expect(result).toMatchObject({ error: { code: 'forbidden' } });
      await staff.call('DELETE', `/api/interviews/${interviewId}`);
      await here.play([startedEvent(run('run-2', 20))]);
      expect(await life()).toMatchObject({ status: 'cancelled' });
    });
  });
}
