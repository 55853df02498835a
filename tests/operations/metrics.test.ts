import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toInstant } from '../../common/time.ts';
import { claim, enqueue, oldestDue } from '../../db/tasks.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, NOON, type World } from '../support/fixtures.ts';
import { CLIENT, signInAs, startTestServer, TestClock } from '../support/server.ts';
import { connect, startTestZoom, zoomPerson } from '../support/zoom.ts';

const TOKEN = 'a-metrics-token-that-only-tests-know';

/** The value of one line of Prometheus text; `undefined` where there is no such line. */
function valueIn(text: string, line: string): number | undefined {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
}

describe('who may read /metrics', () => {
  let fresh: TestDatabase;
  const servers: RunningServer[] = [];
  const start = async (config: Parameters<typeof startTestServer>[1]) => {
    const server = await startTestServer(fresh.url, config);
    servers.push(server);
    return server;
  };
  const status = async (server: RunningServer, headers: Record<string, string> = {}) =>
    (await fetch(`${server.url}/metrics`, { headers })).status;

  beforeAll(async () => {
    fresh = await freshDatabase('sqlite');
  });
  afterAll(async () => {
    for (const server of servers) await server[Symbol.asyncDispose]();
    await fresh.drop();
  });

  test('with METRICS_TOKEN: who brings it; to others there is nothing there', async () => {
    const server = await start({ config: { metricsToken: TOKEN } });
    expect(await status(server, { authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await status(server)).toBe(404);
    expect(await status(server, { authorization: `Bearer ${TOKEN}x` })).toBe(404);
    expect(await status(server, { authorization: TOKEN })).toBe(404);
  });

  test('live without it: programs of this machine, and nobody through a proxy', async () => {
    const server = await start({ config: { zoom: { mode: 'live', ...CLIENT }, trustProxy: 1 } });
    expect(await status(server)).toBe(200);
    expect(await status(server, { 'x-forwarded-for': '127.0.0.1' })).toBe(404);
    expect(await status(server, { forwarded: 'for=127.0.0.1' })).toBe(404);
  });

  test('live without it: nobody from another address of the network', async () => {
    const outer = Object.values(networkInterfaces())
      .flatMap((one) => one ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    // A machine without a network has no such neighbour, and the rule nobody to refuse.
    if (outer === undefined) return;
    const server = await start({ config: { host: '0.0.0.0' } });
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      const { port } = server;
      request({ host: outer.address, localAddress: outer.address, port, path: '/metrics' }, (res) =>
        resolve(res.resume().statusCode),
      )
        .on('error', reject)
        .end();
    });
    expect(answered).toBe(404);
  });
});

for (const engine of ENGINES) {
  describe(`what /metrics tells on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let server: RunningServer;
    const read = async () => (await fetch(`${server.url}/metrics`)).text();

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      server = await startTestServer(fresh.url);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    test('how long an outbox held what arrives, whatever the clock it was written by', async () => {
      const { caller } = await signInAs(server, world.interviewer.id);
      const hour = 3_600_000;
      const at = toInstant(NOON - 600_000 + hour);
      const { status } = await caller.post(`/api/candidates/${world.candidateId}/events`, {
        events: [{ ...draft('note.added', { text: 'kept on the train' }), at }],
        sentAt: toInstant(NOON + hour),
      });
      expect(status).toBe(200);
      const text = await read();
      expect(valueIn(text, 'hireside_event_age_seconds_sum')).toBe(600);
      expect(valueIn(text, 'hireside_event_age_seconds_bucket{le="300"}')).toBe(0);
      expect(valueIn(text, 'hireside_event_age_seconds_bucket{le="1800"}')).toBe(1);
    });

    test('for how long the oldest due task waits, those under way left out', async () => {
      const { database } = fresh;
      await database.transact(async (tx) => {
        const queue = (key: string, runAt: number) =>
          enqueue(tx, { kind: 'unknown-here', key, payload: null, runAt });
        await queue('first', NOON - 90_000);
        await queue('second', NOON - 30_000);
        await queue('later', NOON + 30_000);
      });
      expect(valueIn(await read(), 'hireside_task_late_seconds')).toBe(90);
      await claim(database, NOON, 60_000, ['unknown-here']);
      expect(valueIn(await read(), 'hireside_task_late_seconds')).toBe(30);
      // Whoever held the first is gone: its lease ended ten seconds ago.
      expect(await oldestDue(database, NOON + 70_000)).toBe(NOON - 30_000);
    });

    test('the space left for a database that is a file', async () => {
      const free = valueIn(await read(), 'hireside_disk_free_bytes{of="database"}');
      if (engine === 'sqlite') expect(free).toBeGreaterThan(0);
      else expect(free).toBeUndefined();
    });
  });
}

describe('refreshes of Zoom tokens that failed', () => {
  test('are counted by their problem', async () => {
    const clock = new TestClock();
    const fresh = await freshDatabase('sqlite');
    const world = await makeWorld(fresh.database);
    const zoom = await startTestZoom(clock, [zoomPerson(`zoom-${world.recruiter.id}`)]);
    const config = { zoom: { ...zoom.config, clientSecret: 'another secret' } };
    await using server = await startTestServer(fresh.url, { clock, config });
    await connect(fresh.database, zoom, world.recruiter, clock);
    clock.pass(2 * 3_600_000);
    const { tokens } = server.services.zoom;
    await expect(tokens.accessFor(world.recruiter.id)).rejects.toThrow('Zoom does not answer');
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const line = 'hireside_zoom_refresh_failures_total{problem="invalid_client"}';
    expect(valueIn(text, line)).toBe(1);
    await zoom[Symbol.asyncDispose]();
    await fresh.drop();
  });
});
