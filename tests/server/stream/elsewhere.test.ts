import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../common/limits.ts';
import { Elsewhere, type HereNow } from '../../../server/stream/elsewhere.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { TestClock } from '../../support/server.ts';
import { expectSoon } from '../../support/soon.ts';

describe.each(ENGINES)('presence between servers on %s', (engine) => {
  let fresh: TestDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  });
  afterAll(() => fresh.drop());

  const CANDIDATE = { organizationId: 'corrib', candidateId: 'niamh' };
  const elena = { ...CANDIDATE, memberId: 'elena', streams: 2, writing: false };

  /** A server and what it hears of the candidate's panels at others. */
  function server(clock = new TestClock()) {
    const heard: HereNow[] = [];
    const faults: unknown[] = [];
    const one = new Elsewhere(
      fresh.database,
      clock,
      (error) => faults.push(error),
      (_, here) => heard.push(here),
    );
    const look = () => one.look([CANDIDATE.candidateId]);
    const stop = fresh.database.bell.on(`presence:${CANDIDATE.candidateId}`, look);
    const hears = async (expected: HereNow) => {
      await expectSoon(
        async () => ({ last: heard.at(-1), faults }),
        ({ last }) => JSON.stringify(last) === JSON.stringify(expected),
      );
      expect(faults).toEqual([]);
    };
    return { one, clock, hears, stop };
  }

  test('what one tells, the other hears, and not the one itself', async () => {
    const [here, there] = [server(), server()];
    here.one.tell(elena);
    await there.hears([{ memberId: 'elena', writing: false }]);
    await here.hears([]);
    expect(await there.one.streamsOf('elena')).toBe(2);
    expect(await here.one.streamsOf('elena')).toBe(0);
    here.one.tell({ ...elena, writing: true });
    await there.hears([{ memberId: 'elena', writing: true }]);
    here.one.tell({ ...elena, streams: 0 });
    await there.hears([]);
    for (const { one, stop } of [here, there]) {
      stop();
      await one.leave();
    }
  });

  test('a server that leaves takes its members along at once', async () => {
    const [here, there] = [server(), server()];
    here.one.tell(elena);
    await there.hears([{ memberId: 'elena', writing: false }]);
    await here.one.leave();
    await there.hears([]);
    here.stop();
    there.stop();
  });

  test('a dead server’s members fade with its lease; one that was only away is heard again', async () => {
    const [here, there] = [server(), server()];
    here.one.tell(elena);
    await there.hears([{ memberId: 'elena', writing: false }]);
    there.one.tell({ ...elena, memberId: 'kofi' });
    await here.hears([{ memberId: 'kofi', writing: false }]);
    // Looked at by each tick: gone within half a minute.
    expect(LIMITS.serverLeaseMs + LIMITS.streamTickMs).toBeLessThan(30_000);
    there.clock.pass(LIMITS.serverLeaseMs + 1);
    there.one.tick([CANDIDATE.candidateId]);
    await there.hears([]);
    here.clock.pass(LIMITS.serverLeaseMs + 2);
    here.one.tick([CANDIDATE.candidateId]);
    await there.hears([{ memberId: 'elena', writing: false }]);
    for (const { one, stop } of [here, there]) {
      stop();
      await one.leave();
    }
  });
});
