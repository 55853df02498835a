import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { LIMITS } from '../../common/limits.ts';
import { leavesOf, textOf } from '../../server/mail/mime.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { type Caller, signInAs, startTestServer, TestClock } from '../support/server.ts';
import { startSmtp, type Taken, type TestSmtp } from '../support/smtp.ts';

const OLD = 'niamh@example.com';
const NEW = 'niamh.whose.address.is.so.long.that.a.calendar.folds.its.line@mail.example.com';

for (const engine of ENGINES) {
  describe(`mail to an address that is corrected on ${engine}`, () => {
    const clock = new TestClock();
    let fresh: TestDatabase;
    let smtp: TestSmtp;
    let server: RunningServer;
    let world: World;
    let recruiter: Caller;
    let path: string;
    let data: () => [number, string] | null;
    let beforeRcpt: () => Promise<unknown>;
    let beforeAnswer: () => Promise<unknown>;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      smtp = await startSmtp({
        data: () => data(),
        beforeRcpt: () => beforeRcpt(),
        beforeAnswer: () => beforeAnswer(),
      });
      server = await startTestServer(fresh.url, { clock, config: smtp.config });
    });
    beforeEach(async () => {
      data = () => null;
      beforeRcpt = async () => undefined;
      beforeAnswer = async () => undefined;
      world = await makeWorld(server.services.database, clock.now());
      recruiter = (await signInAs(server, world.recruiter.id)).caller;
      path = `/api/interviews/${world.interviewId}/invitation`;
    });
    afterEach(() => {
      smtp.taken.length = 0;
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await smtp[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const settle = async (ms = 0) => {
      clock.pass(ms);
      server.tasks.wake();
      await server.tasks.idle();
    };
    const invite = async (to?: string) => {
      const letter = { subject: 'Your interview', body: 'Hello {firstName}', to };
      expect((await recruiter.post(path, letter)).status).toBe(200);
    };
    const correct = async (email: string | null) => {
      const at = `/api/candidates/${world.candidateId}`;
      expect((await recruiter.call('PATCH', at, { email })).status).toBe(200);
    };
    const line = async () => {
      const { earlier } = (await recruiter.get(path)).body as Output<'invitation'>;
      expect(earlier).toHaveLength(1);
      return earlier[0];
    };
    const attendeeOf = ({ message }: Taken) => {
      const part = leavesOf(message).find(({ type }) => type === 'text/calendar')!;
      const entry = new ICAL.Component(ICAL.parse(textOf(part))).getFirstSubcomponent('vevent')!;
      const [attendee, ...more] = entry.getAllProperties('attendee');
      expect(more).toEqual([]);
      expect(entry.getFirstPropertyValue('sequence')).toBe(0);
      const address = String(attendee!.getFirstValue()).replace(/^mailto:/i, '');
      return [attendee!.getParameter('cn'), address];
    };
    const arrivedAt = () => smtp.taken.map(({ to }) => to);

    test('goes to the corrected one while it is held, with the calendar’s attendee', async () => {
      const { applicationId, candidateId } = world;
      const moved = { from: 'Interview', to: 'Offer' };
      await recruiter.append(candidateId, draft('stage.changed', moved, { applicationId }));
      await invite();
      expect(await line()).toMatchObject({ state: 'held', to: OLD });
      await correct(NEW);
      expect(await line()).toMatchObject({ state: 'held', to: NEW });
      await settle(LIMITS.undoMs + LIMITS.undoGraceMs);
      await settle();
      expect(arrivedAt()).toEqual([[NEW]]);
      expect(attendeeOf(smtp.taken[0]!)).toEqual(['Niamh Brennan', NEW]);
      expect(await line()).toMatchObject({ state: 'sent', to: NEW, correctedSince: false });
    });

    test('goes to the corrected one where the mail server had said later', async () => {
      data = () => [451, '4.3.0 Not now'];
      await invite();
      await settle();
      await correct(NEW);
      data = () => null;
      await settle(15_001);
      await settle(60 * 60_000);
      expect(arrivedAt()).toEqual([[NEW]]);
    });

    test('goes to the corrected one where it was on its way, and arrives once', async () => {
      let corrections = 0;
      beforeRcpt = async () => {
        if (corrections++ === 0) await correct(NEW);
      };
      await invite();
      await settle();
      await settle();
      expect(corrections).toBe(2);
      expect(arrivedAt()).toEqual([[NEW]]);
      expect(attendeeOf(smtp.taken[0]!)).toEqual(['Niamh Brennan', NEW]);
      expect(await line()).toMatchObject({ state: 'sent', to: NEW, correctedSince: false });
    });

    test('stays where it went once it was handed over, and its line says so', async () => {
      beforeAnswer = () => correct(NEW);
      await invite();
      await settle();
      await settle(60 * 60_000);
      expect(arrivedAt()).toEqual([[OLD]]);
      expect(await line()).toMatchObject({ state: 'sent', to: OLD, correctedSince: true });
    });

    test('is not sent where the address was removed', async () => {
      data = () => [451, '4.3.0 Not now'];
      await invite();
      await settle();
      await correct(null);
      data = () => null;
      await settle(60 * 60_000);
      expect(arrivedAt()).toEqual([]);
      expect(await line()).toMatchObject({
        state: 'withdrawn',
        reason: expect.stringContaining('was removed'),
      });
    });

    test('that somebody chose for this mail alone stays as it was chosen', async () => {
      data = () => [451, '4.3.0 Not now'];
      await invite('agency@example.com');
      await settle();
      await correct(NEW);
      data = () => null;
      await settle(15_001);
      expect(arrivedAt()).toEqual([['agency@example.com']]);
      expect(await line()).toMatchObject({ correctedSince: false });
    });
  });
}
