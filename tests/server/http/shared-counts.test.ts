import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toInstant } from '../../../common/time.ts';
import { sweepExpired } from '../../../db/sessions.ts';
import { errorHandler } from '../../../server/http/errors.ts';
import { requestLimit } from '../../../server/http/limits.ts';
import { createMetrics } from '../../../server/http/metrics.ts';
import { SharedCounts } from '../../../server/http/shared-counts.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { NOON } from '../../support/fixtures.ts';
import { TestClock } from '../../support/server.ts';

const SECRET = 'a-secret-that-only-tests-know';
const LIMIT = 20;

describe.each(ENGINES)('requests a minute at several servers, on %s', (engine) => {
  let fresh: TestDatabase;
  const servers: Server[] = [];
  const counted: SharedCounts[] = [];
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  });
  afterAll(async () => {
    for (const server of servers) server.closeAllConnections();
    for (const server of servers) server.close();
    for (const counts of counted) counts.stop();
    await fresh.drop();
  });

  /** A server with one page, whose counts are exchanged when the test says so. */
  async function start(name: string, clock: TestClock, onlyRefused = false) {
    const counts = new SharedCounts(fresh.database, clock, SECRET, () => undefined);
    counts.stop();
    counted.push(counts);
    const app = express();
    app.get('/', requestLimit(LIMIT, { onlyRefused, shared: { name, counts } }), (req, res) => {
      res.status(req.get('wrong') === undefined ? 200 : 401).send('here');
    });
    app.use(errorHandler({ logger: pino({ level: 'silent' }), metrics: createMetrics() }));
    const server = createServer(app).listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const get = async (headers = {}) => (await fetch(url, { headers })).status;
    const times = async (count: number, headers = {}) => {
      for (let n = 0; n < count; n++) await get(headers);
    };
    return { counts, get, times };
  }
  const rows = () => fresh.database.read.selectFrom('request_count').selectAll().execute();

  test('are counted together: half here and half there is the bound', async () => {
    const clock = new TestClock();
    const [one, other] = [await start('together', clock), await start('together', clock)];
    await one.times(12);
    await other.times(7);
    await one.counts.exchange();
    await other.counts.exchange();
    expect(await other.get()).toBe(200);
    expect(await other.get()).toBe(429);
    await one.times(1);
    await one.counts.exchange();
    expect(await one.get()).toBe(429);
    clock.pass(60_000);
    expect(await one.get()).toBe(200);
    expect(await other.get()).toBe(200);
  });

  test('of another kind are another count', async () => {
    const clock = new TestClock();
    const [one, other] = [await start('pages', clock), await start('hooks', clock)];
    await one.times(LIMIT);
    await one.counts.exchange();
    await other.times(1);
    await other.counts.exchange();
    expect(await other.get()).toBe(200);
  });

  test('count what is refused alone, where only that counts', async () => {
    const clock = new TestClock();
    const [one, other] = [await start('refused', clock, true), await start('refused', clock, true)];
    await one.times(LIMIT);
    await one.times(LIMIT - 1, { wrong: 'yes' });
    await one.counts.exchange();
    expect(await other.get({ wrong: 'yes' })).toBe(401);
    await other.counts.exchange();
    expect(await other.get({ wrong: 'yes' })).toBe(429);
  });

  test('write nothing for who is far below the bound, no address, and rows that are swept', async () => {
    const clock = new TestClock();
    const before = await rows();
    const counts = new SharedCounts(fresh.database, clock, SECRET, () => undefined);
    counted.push(counts);
    const store = counts.storeOf('many', 200, 60_000);
    for (let n = 0; n < 9; n++) store.increment('198.51.100.7');
    await counts.exchange();
    expect(await rows()).toEqual(before);
    store.increment('198.51.100.7');
    await counts.exchange();
    const after = await rows();
    expect(after).toHaveLength(before.length + 1);
    expect(JSON.stringify(after)).not.toContain('198.51');
    await sweepExpired(fresh.database, toInstant(NOON + 10 * 60_000));
    expect(await rows()).toEqual([]);
  });
});

test('while the database does not answer, a server counts for itself and tells later', async () => {
  const fresh = await freshDatabase('sqlite');
  const clock = new TestClock();
  const broken = { ...fresh.database, transact: () => Promise.reject(new Error('away')) };
  let isAway = true;
  const database = {
    ...fresh.database,
    transact: (work: never) => (isAway ? broken.transact() : fresh.database.transact(work)),
  };
  const counts = new SharedCounts(
    database as typeof fresh.database,
    clock,
    SECRET,
    () => undefined,
  );
  const store = counts.storeOf('away', 10, 60_000);
  for (let n = 0; n < 4; n++) store.increment('a');
  await expect(counts.exchange()).rejects.toThrow('away');
  expect(await store.increment('a')).toMatchObject({ totalHits: 5 });
  isAway = false;
  await counts.exchange();
  const other = new SharedCounts(fresh.database, clock, SECRET, () => undefined);
  const there = other.storeOf('away', 10, 60_000);
  there.increment('a');
  await other.exchange();
  expect(await there.increment('a')).toMatchObject({ totalHits: 7 });
  counts.stop();
  other.stop();
  await fresh.drop();
});
