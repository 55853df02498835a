import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Trouble } from '../../server/rehearsal/cloud/trouble.ts';
import { ENGINES } from '../support/databases.ts';
import { SchedulingWorld } from './support.ts';

const FAULT: Trouble = { kind: 'fault', status: 503 };
const AGAIN = 'Hireside tries again by itself.';

for (const engine of ENGINES) {
  describe(`an entry that could not be written into the calendar on ${engine}`, () => {
    let here: SchedulingWorld;
    beforeAll(async () => {
      const patience = { timeoutMs: 600, pause: async () => {} };
      here = await SchedulingWorld.start(engine, { patience });
    });
    beforeEach(() => here.renew());
    afterAll(() => here[Symbol.asyncDispose]());

    const state = () => here.zoom.state;
    const entries = () =>
      [...state().calendars.values()].flatMap(({ events }) => [...events.keys()]);
    const writes = () => [...state().writes.values()];
    const later = async (ms: number) => {
      here.clock.pass(ms);
      here.server.tasks.wake();
      await here.server.tasks.idle();
    };
    const calendarOf = async (id: string) => (await here.meeting(id)).calendar;

    test('is tried again by itself where it passes, and the meeting is left alone meanwhile', async () => {
      state().trouble.next('create_event', FAULT, 99);
      const { body } = await here.schedule();
      expect(body.meetingNumber).not.toBeNull();
      expect(await calendarOf(body.id)).toEqual({
        state: 'failed',
        message: expect.stringContaining(AGAIN),
      });
      await later(20_000);
      expect((await calendarOf(body.id)).state).toBe('failed');
      state().trouble.clear();
      await later(60_000);
      expect(await calendarOf(body.id)).toEqual({ state: 'written', message: null });
      expect([entries().length, writes()]).toEqual([1, [1]]);
    });

    test('is found where Zoom wrote it without a word, and not written twice', async () => {
      state().trouble.next('create_event', { kind: 'garbled', form: 'cut' });
      state().trouble.next('list_events', FAULT, 99);
      const { body } = await here.schedule();
      expect([entries().length, (await calendarOf(body.id)).state]).toEqual([1, 'failed']);
      state().trouble.clear();
      await later(60_000);
      expect([entries().length, (await calendarOf(body.id)).state]).toEqual([1, 'written']);
    });

    test('is removed again where it was written without a word and the interview is cancelled', async () => {
      state().trouble.next('create_event', { kind: 'garbled', form: 'cut' });
      state().trouble.next('list_events', FAULT, 99);
      const { body } = await here.schedule();
      await here.recruiter.call('DELETE', `/api/interviews/${body.id}`);
      expect(state().meetings.size).toBe(0);
      expect([entries().length, (await calendarOf(body.id)).state]).toEqual([1, 'failed']);
      state().trouble.clear();
      await later(60_000);
      expect([entries().length, (await calendarOf(body.id)).state]).toEqual([0, 'removed']);
    });

    test('is given up after eight tries, in words; a change of the interview begins anew', async () => {
      state().trouble.next('create_event', FAULT, 99);
      const { body } = await here.schedule();
      for (let round = 0; round < 12; round++) await later(700_000);
      const { message } = await calendarOf(body.id);
      expect(message).not.toContain(AGAIN);
      expect(await waiting()).toBe(0);
      await here.recruiter.call('PATCH', `/api/interviews/${body.id}`, { minutes: 30 });
      expect((await calendarOf(body.id)).message).toContain(AGAIN);
      state().trouble.clear();
      await later(700_000);
      expect([entries().length, (await calendarOf(body.id)).state]).toEqual([1, 'written']);
    });

    test('waits until midnight UTC where the day’s requests are used up', async () => {
      const day = { kind: 'rate_limited', limit: 'day', retryAfter: 'date' } as const;
      state().trouble.next('create_event', day);
      const { body } = await here.schedule();
      await later(11 * 3_600_000);
      expect((await calendarOf(body.id)).state).toBe('failed');
      await later(3_600_001);
      expect((await calendarOf(body.id)).state).toBe('written');
    });

    test('stays as it is where somebody has to act first', async () => {
      state().trouble.next('create_event', { kind: 'paid_plan_needed' });
      const { body } = await here.schedule();
      const { message } = await calendarOf(body.id);
      expect(message).toMatch(/in a paid plan only/);
      expect(message).not.toContain(AGAIN);
      expect(await waiting()).toBe(0);
    });

    /** Tries that are still to come. */
    async function waiting(): Promise<number> {
      const { read } = here.fresh.database;
      const tasks = await read
        .selectFrom('task')
        .select('kind')
        .where('done_at', 'is', null)
        .execute();
      return tasks.filter(({ kind }) => kind === 'meeting.settle').length;
    }
  });
}
