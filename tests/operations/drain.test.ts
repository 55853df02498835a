import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi } from '../../client/api.ts';
import { followStream } from '../../client/sync/stream.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, NOON, type World } from '../support/fixtures.ts';
import { Caller, signInAs, startTestServer } from '../support/server.ts';
import { expectSoon } from '../support/soon.ts';
import { TestPlatform } from '../support/test-platform.ts';

/** Between two requests, longer than either takes. */
const DRAIN_MS = 800;

for (const engine of ENGINES) {
  describe(`a server that is told to stop, on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
    });
    afterAll(() => fresh.drop());

    const status = async ({ url }: RunningServer, path: string) => (await fetch(url + path)).status;

    test('says first that it is not ready, and answers everything meanwhile', async () => {
      const server = await startTestServer(fresh.url, { config: { drainMs: DRAIN_MS } });
      const { caller } = await signInAs(server, world.interviewer.id);
      const stream = caller.follow(world.candidateId);
      await stream.until(({ log }) => log.length > 0);
      expect(await status(server, '/readyz')).toBe(200);
      const stopped = server[Symbol.asyncDispose]();
      expect(await status(server, '/readyz')).toBe(503);
      expect(await status(server, '/healthz')).toBe(200);
      // A proxy keeps no connection that is about to end.
      const { headers } = await fetch(`${server.url}/healthz`);
      expect(headers.get('connection')).toBe('close');
      const [said] = await caller.append(
        world.candidateId,
        draft('note.added', { text: 'the last moment' }),
      );
      expect(said).toHaveProperty('seq');
      await stream.until(({ log }) => log.some(({ id }) => id === said!.id));
      expect(stream.closed).toBe(false);
      await stopped;
      await stream.untilClosed();
    });

    test('lets nobody in any more before it ends its streams, so that none comes back to it', async () => {
      const server = await startTestServer(fresh.url);
      const { caller } = await signInAs(server, world.interviewer.id);
      const stream = caller.follow(world.candidateId);
      await stream.until(({ log }) => log.length > 0);
      const again = stream.untilClosed().then(() => caller.get('/api/me'));
      await Promise.all([
        expect(again).rejects.toThrow('fetch failed'),
        server[Symbol.asyncDispose](),
      ]);
    });

    test('[S9] sends its panels elsewhere at once, spread, and nothing is told twice', async () => {
      const going = await startTestServer(fresh.url);
      const staying = await startTestServer(fresh.url);
      const { caller } = await signInAs(going, world.interviewer.id);
      // What a proxy does: the first that answers.
      const balanced: typeof fetch = (path, init) =>
        fetch(`${going.url}${path}`, init).catch(() => fetch(`${staying.url}${path}`, init));
      const platform = new TestPlatform(NOON);
      const api = createApi({
        fetch: balanced,
        now: () => platform.clock.now(),
        renew: async () => false,
        onServerTime: () => undefined,
      });
      api.setToken(caller.token);
      const heard: string[] = [];
      const states: boolean[] = [];
      let cursor = 0;
      const stream = followStream(world.candidateId, api, platform, {
        cursor: () => cursor,
        log: ({ id }) => void heard.push(id),
        moved: (seq) => {
          cursor = seq;
        },
        presence: () => undefined,
        refetch: () => undefined,
        lost: () => undefined,
        status: (open) => void states.push(open),
      });
      await expectSoon(
        async () => heard.length,
        (count) => count > 0,
      );
      const before = heard.length;
      await going[Symbol.asyncDispose]();
      await expectSoon(
        async () => states,
        (all) => all.at(-1) === false,
      );
      // Half of half a second: the first step of the back-off, at this platform's random.
      platform.advance(250);
      await expectSoon(
        async () => states,
        (all) => all.at(-1) === true,
      );
      const there = new Caller(staying.url, caller.token);
      const [said] = await there.append(
        world.candidateId,
        draft('note.added', { text: 'on the other server' }),
      );
      await expectSoon(
        async () => heard,
        (all) => all.includes(said!.id),
      );
      expect(heard).toHaveLength(before + 1);
      expect(new Set(heard).size).toBe(heard.length);
      stream.close();
      await staying[Symbol.asyncDispose]();
    });
  });
}
