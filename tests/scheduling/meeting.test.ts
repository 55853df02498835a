import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toInstant } from '../../common/time.ts';
import type { Trouble } from '../../server/rehearsal/cloud/trouble.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES } from '../support/databases.ts';
import { NOON } from '../support/fixtures.ts';
import { Caller } from '../support/server.ts';
import { type Interview, SchedulingWorld, TENS } from './support.ts';

const LATER = toInstant(NOON + 11 * 86_400_000);

for (const engine of ENGINES) {
  describe(`the Zoom meeting of an interview on ${engine}`, () => {
    let here: SchedulingWorld;
    beforeAll(async () => {
      here = await SchedulingWorld.start(engine);
    });
    beforeEach(() => here.renew());
    afterAll(() => here[Symbol.asyncDispose]());
    const inZoom = () => [...here.zoom.state.meetings.values()];
    const entries = () =>
      [...here.zoom.state.calendars.values()].flatMap(({ events }) => [...events.values()]);

    test('is made with the interview, and the answer has its number', async () => {
      const { status, body } = await here.schedule({ timeZone: 'America/New_York' });
      expect(status).toBe(200);
      const [made, ...others] = inZoom();
      expect(others).toEqual([]);
      expect(body.meetingNumber).toBe(String(made!.number));
      expect(await here.meeting(body.id)).toMatchObject({
        state: 'made',
        number: body.meetingNumber,
        joinUrl: expect.stringContaining(`/j/${made!.number}`),
        passcode: made!.passcode,
        hostId: here.world.recruiter.id,
        timeZone: 'America/New_York',
        overrides: [],
        problem: null,
        calendar: { state: 'written', message: null },
        mayHost: true,
      });
      expect(made).toMatchObject({ startsAt: Date.parse(TENS), timeZone: 'America/New_York' });
      expect(entries()).toEqual([
        expect.objectContaining({
          from: Date.parse(TENS),
          location: expect.stringContaining('/j/'),
        }),
      ]);
    });

    test('moves with the interview, in Zoom and in the calendar', async () => {
      const { body } = await here.schedule();
      const path = `/api/interviews/${body.id}`;
      const moved = await here.recruiter.call('PATCH', path, { startsAt: LATER, minutes: 30 });
      expect((moved.body as Interview).meetingNumber).toBe(body.meetingNumber);
      expect(inZoom()).toEqual([
        expect.objectContaining({ startsAt: Date.parse(LATER), minutes: 30 }),
      ]);
      expect(entries().map(({ from }) => from)).toEqual([Date.parse(LATER)]);
    });

    test('goes with the interview, and comes back with it', async () => {
      const { body } = await here.schedule();
      const path = `/api/interviews/${body.id}`;
      await here.recruiter.call('DELETE', path);
      expect([inZoom(), entries()]).toEqual([[], []]);
      expect(await here.meeting(body.id)).toMatchObject({ state: 'cancelled', joinUrl: null });
      const again = await here.recruiter.call('PATCH', path, { startsAt: LATER });
      expect((again.body as Interview).status).toBe('scheduled');
      expect(await here.meeting(body.id)).toMatchObject({ state: 'made' });
      expect(inZoom()).toHaveLength(1);
    });

    test.each<[string, Trouble, RegExp, 'refused' | 'wanted']>([
      ['100 meetings a day', { kind: 'daily_meeting_limit' }, /100 meetings a day/, 'refused'],
      ['a paid plan', { kind: 'paid_plan_needed' }, /in a paid plan only/, 'refused'],
      [
        'the account’s requests of the day',
        { kind: 'rate_limited', limit: 'day', retryAfter: 'date' },
        /used up its requests for today/,
        'refused',
      ],
      [
        'requests per second, for a while',
        { kind: 'rate_limited', limit: 'second', retryAfter: 'seconds', seconds: 60 },
        /too many requests/,
        'wanted',
      ],
      ['HTML', { kind: 'fault', status: 502, form: 'html' }, /fault of its own \(502\)/, 'wanted'],
      ['XML', { kind: 'fault', status: 500, form: 'xml' }, /fault of its own \(500\)/, 'wanted'],
    ])(
      '%s: a sentence; the interview stays and is tried again',
      async (_, trouble, words, state) => {
        here.zoom.state.trouble.next('create_meeting', trouble, 9);
        const { status, body } = await here.schedule();
        expect([status, body.status, body.meetingNumber]).toEqual([200, 'scheduled', null]);
        const { problem, ...meeting } = await here.meeting(body.id);
        expect([meeting.state, problem?.message]).toEqual([state, expect.stringMatching(words)]);
        here.zoom.state.trouble.clear();
        const again = await here.recruiter.post(`/api/interviews/${body.id}/meeting`, {});
        expect(again.body).toMatchObject({ state: 'made', problem: null });
        expect(inZoom()).toHaveLength(1);
      },
    );

    test('an alternative host whom Zoom does not take: the sentence says so', async () => {
      const { colleague } = here.world;
      const { body } = await here.schedule({ zoom: { alternativeHostIds: [colleague.id] } });
      expect(await here.meeting(body.id)).toMatchObject({
        state: 'refused',
        problem: { message: expect.stringContaining('as an alternative host') },
      });
    });

    test('what the account decided otherwise is told', async () => {
      here.zoom.state.trouble.locked = { waitingRoom: true, autoRecording: 'cloud' };
      const { body } = await here.schedule({ zoom: { waitingRoom: false } });
      expect((await here.meeting(body.id)).overrides).toEqual([
        { option: 'waitingRoom', wanted: false, got: true },
        { option: 'recording', wanted: 'none', got: 'cloud' },
      ]);
    });

    test('what the account decided is read back after a change too, its passcode included', async () => {
      const { body } = await here.schedule({ zoom: { waitingRoom: false } });
      expect((await here.meeting(body.id)).overrides).toEqual([]);
      const passcode = 'Forced_1';
      here.zoom.state.trouble.locked = { waitingRoom: true, autoRecording: 'cloud', passcode };
      await here.recruiter.call('PATCH', `/api/interviews/${body.id}`, { minutes: 30 });
      expect(await here.meeting(body.id)).toMatchObject({
        passcode,
        joinUrl: expect.stringContaining(passcode),
        overrides: [
          { option: 'waitingRoom', wanted: false, got: true },
          { option: 'recording', wanted: 'none', got: 'cloud' },
        ],
      });
      // The account lets go again: what was wanted is what there is.
      here.zoom.state.trouble.clear();
      await here.recruiter.post(`/api/interviews/${body.id}/meeting`, {});
      expect((await here.meeting(body.id)).overrides).toEqual([]);
    });

    test('a host who has not connected Zoom: the sentence says how', async () => {
      const { body } = await here.schedule({ zoom: { hostId: here.world.manager.id } });
      expect(await here.meeting(body.id)).toMatchObject({
        state: 'refused',
        problem: { message: expect.stringContaining('Connect Zoom again') },
      });
    });

    test('an expired token is renewed once; a grant that has ended asks to connect again', async () => {
      const uid = `zoom-${here.world.recruiter.id}`;
      here.zoom.grants.expireAccess(uid);
      const first = await here.schedule();
      expect(first.body.meetingNumber).not.toBeNull();
      expect(here.zoom.grants.calls.refresh).toBe(1);
      here.zoom.grants.end(uid);
      const { body } = await here.schedule();
      expect((await here.meeting(body.id)).problem?.message).toContain('Connect Zoom again');
    });

    test('an answer that got lost made one meeting, which is found', async () => {
      here.zoom.state.trouble.next('create_meeting', { kind: 'garbled', form: 'cut' });
      const { body } = await here.schedule();
      expect(body.meetingNumber).not.toBeNull();
      expect(inZoom()).toHaveLength(1);
    });

    test('a later try finds what an earlier one made without a word', async () => {
      here.zoom.state.trouble.next('create_meeting', { kind: 'garbled', form: 'cut' });
      here.zoom.state.trouble.next('list_meetings', { kind: 'fault', status: 503 }, 9);
      const { body } = await here.schedule();
      expect(body.meetingNumber).toBeNull();
      here.zoom.state.trouble.clear();
      await here.recruiter.post(`/api/interviews/${body.id}/meeting`, {});
      expect(inZoom().map(({ number }) => String(number))).toEqual([
        (await here.meeting(body.id)).number,
      ]);
    });

    test('without the calendar’s scope it says so and schedules anyway', async () => {
      here.zoom.grants.grantOnly(
        here.zoom.grants.scope.split(' ').filter((one) => !/^calendar/.test(one)),
      );
      const { recruiter } = here.world;
      await here.reconnect(recruiter);
      const { body } = await here.schedule();
      const { state, calendar } = await here.meeting(body.id);
      expect(state).toBe('made');
      expect(calendar).toEqual({ state: 'off', message: expect.stringContaining('not allowed') });
    });

    test('two servers that change it at once make one meeting', async () => {
      const other = await here.another();
      try {
        const token = await tokenFor(here.fresh.database, here.world.admin.id);
        const admin = new Caller(other.url, token);
        here.zoom.state.trouble.next('create_meeting', { kind: 'slow', ms: 300 });
        const id = 'one-interview';
        const { body } = await here.schedule({ id, zoom: {} });
        await Promise.all([
          here.recruiter.call('PATCH', `/api/interviews/${id}`, { minutes: 30 }),
          admin.call('PATCH', `/api/interviews/${id}`, { startsAt: LATER }),
        ]);
        // Whichever came last: Zoom has what the interview says.
        const { body: now } = await here.recruiter.get(`/api/interviews/${id}`);
        const { startsAt, minutes } = now as Interview;
        expect(inZoom()).toEqual([
          expect.objectContaining({
            number: Number(body.meetingNumber),
            startsAt: Date.parse(startsAt),
            minutes,
          }),
        ]);
      } finally {
        await other[Symbol.asyncDispose]();
      }
    });
  });
}
