import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { toInstant } from '../../common/time.ts';
import { startedEvent, touchedEvent } from '../../server/rehearsal/cloud/run-events.ts';
import { ENGINES } from '../support/databases.ts';
import { NOON } from '../support/fixtures.ts';
import { dayOf, MINUTE, RecordsWorld } from './support.ts';

const TENS = NOON + 10 * 86_400_000;

for (const engine of ENGINES) {
  describe(`what recruiters are told of a meeting on ${engine}`, () => {
    let here: RecordsWorld;
    beforeAll(async () => {
      here = await RecordsWorld.start(engine);
    });
    beforeEach(async () => {
      await here.renew();
      await here.connect(here.world.recruiter);
    });
    afterAll(() => here[Symbol.asyncDispose]());

    async function schedule() {
      const recruiter = await here.as(here.world.recruiter);
      const { candidateId, interviewer } = here.world;
      const body = { candidateId, memberIds: [interviewer.id], zoom: {} };
      const made = await recruiter.post('/api/interviews', { ...body, startsAt: toInstant(TENS) });
      const { id, meetingNumber } = made.body as Output<'interview'>;
      const meeting = here.zoom.state.meetings.get(Number(meetingNumber))!;
      const planned = async () =>
        (await recruiter.get(`/api/interviews/${id}/meeting`)).body as Output<'interviewMeeting'>;
      const touch = async (what: 'updated' | 'deleted') => {
        const facts = { ...dayOf(here.world), uuid: meeting.uuid, number: meetingNumber! };
        await here.play([touchedEvent(what, facts, here.clock.now())]);
        await here.pass(MINUTE);
      };
      return { id, recruiter, meeting, planned, touch };
    }
    const told = async () => (await here.notices()).map(({ kind, reason }) => ({ kind, reason }));

    test('a change by hand in Zoom is told, and overwritten by nobody', async () => {
      const { meeting, planned, touch } = await schedule();
      meeting.startsAt += 30 * MINUTE;
      here.zoom.state.meetings.set(meeting.number, { ...meeting });
      await touch('updated');
      await touch('updated');
      expect(await planned()).toMatchObject({
        state: 'made',
        problem: {
          message: expect.stringMatching(/^Somebody changed this meeting in Zoom: there/),
        },
      });
      expect(await told()).toEqual([
        { kind: 'meeting_changed', reason: expect.stringContaining('12:30') },
      ]);
      expect(here.zoom.state.meetings.get(meeting.number)!.startsAt).toBe(TENS + 30 * MINUTE);
      // Somebody puts it back: the problem goes by itself.
      here.zoom.state.meetings.set(meeting.number, { ...meeting, startsAt: TENS });
      await touch('updated');
      expect(await planned()).toMatchObject({ problem: null });
    });

    test('a change of our own is none to tell of, however late Zoom tells it', async () => {
      const { id, recruiter, planned, touch } = await schedule();
      const later = toInstant(TENS + 86_400_000);
      await recruiter.call('PATCH', `/api/interviews/${id}`, { startsAt: later });
      await touch('updated');
      expect(await planned()).toMatchObject({ state: 'made', problem: null });
      await recruiter.call('DELETE', `/api/interviews/${id}`);
      await touch('deleted');
      expect(await told()).toEqual([]);
    });

    test('a meeting deleted by hand is told, and trying again makes a new one', async () => {
      const { id, recruiter, meeting, planned, touch } = await schedule();
      here.zoom.state.meetings.delete(meeting.number);
      await touch('deleted');
      expect(await planned()).toMatchObject({
        state: 'refused',
        problem: { message: expect.stringMatching(/^Somebody deleted this meeting in Zoom/) },
      });
      expect(await told()).toEqual([
        { kind: 'meeting_changed', reason: expect.stringContaining('deleted') },
      ]);
      await recruiter.post(`/api/interviews/${id}/meeting`, {});
      expect(await planned()).toMatchObject({ state: 'made', problem: null });
      expect(here.zoom.state.meetings.size).toBeGreaterThan(0);
    });

    test('what Zoom refuses of a meeting reaches the recruiter', async () => {
      here.zoom.state.trouble.next('create_meeting', { kind: 'daily_meeting_limit' });
      const recruiter = await here.as(here.world.recruiter);
      const { candidateId } = here.world;
      const body = { candidateId, startsAt: toInstant(TENS), zoom: {} };
      await recruiter.post('/api/interviews', body);
      expect(await told()).toEqual([
        { kind: 'zoom_refused', reason: expect.stringMatching(/100 meetings a day/) },
      ]);
    });

    test('an alert of Zoom’s is a sentence, once, and stays away when put away', async () => {
      here.clock.pass(60 * MINUTE);
      await here.play(here.day());
      expect(await told()).toEqual([
        { kind: 'meeting_alert', reason: expect.stringMatching(/^Zoom reports bad sound/) },
        { kind: 'meeting_alert', reason: expect.stringMatching(/came back/) },
      ]);
      const recruiter = await here.as(here.world.recruiter);
      for (const { id } of await here.notices())
        await recruiter.post(`/api/notices/${id}/dismiss`, {});
      const run = { ...dayOf(here.world), uuid: '/first+run//A==' };
      const alert = here.day().find(({ event }) => event === 'meeting.alert')!;
      await here.play([startedEvent(run), { ...alert, event_ts: alert.event_ts + 1_000 }]);
      expect(await told()).toEqual([]);
    });
  });
}
