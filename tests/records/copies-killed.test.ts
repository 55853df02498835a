import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Content, contentOf } from '../../server/rehearsal/cloud/recorded.ts';
import { ENGINES } from '../support/databases.ts';
import { expectSoon } from '../support/soon.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { CopiesWorld, MIB } from './copies-support.ts';
import { MINUTE } from './recordings-support.ts';

/** Each piece differs from the others, and the end is no whole piece. */
const LONG = Buffer.from(Uint8Array.from({ length: 6 * MIB + 1_000 }, (_, n) => (n >> 13) + n * 3));

for (const engine of ENGINES) {
  describe(`a server killed while it copies a recording on ${engine}`, () => {
    let here: CopiesWorld;
    let spawned: SpawnedServer | null = null;
    beforeAll(async () => {
      here = await CopiesWorld.start(engine);
    });
    afterAll(async () => {
      await spawned?.end('SIGKILL');
      await here[Symbol.asyncDispose]();
    });

    const copy = () =>
      here.database.read
        .selectFrom('recording_copy')
        .select(['id', 'state', 'bytes'])
        .executeTakeFirstOrThrow();

    /** A server in a process of its own, so much later than now. */
    async function start(laterMs: number): Promise<SpawnedServer> {
      const aheadMs = here.one.clock.now() + laterMs - Date.now();
      return spawnServer(here.one.fresh.url, {
        config: { zoom: here.one.zoom.config },
        aheadMs,
      });
    }

    // Two processes are started, one after the other.
    test('leaves whole pieces; the next one goes on after them, to the same bytes', {
      timeout: 60_000,
    }, async () => {
      const asked: [number, number][] = [];
      const content: Content = {
        ...contentOf(LONG, 'video/mp4'),
        *slice(from, to) {
          asked.push([from, to]);
          yield LONG.subarray(from, to);
        },
      };
      const { recording, video } = here.film(content, { manner: 'missing' });
      await here.filed(recording);
      expect(await here.copyOf(recording)).toMatchObject({ state: 'waiting', bytes: 0 });

      // What follows the first half does not come, so that it is killed in the middle.
      video.manner = 'stuck';
      spawned = await start(2 * MINUTE);
      await expectSoon(copy, ({ bytes }) => bytes === 3 * MIB, 30_000);
      await spawned.end('SIGKILL');
      expect(await copy()).toMatchObject({ state: 'copying', bytes: 3 * MIB });
      expect((await here.bytesOf(recording)).equals(LONG.subarray(0, 3 * MIB))).toBe(true);
      expect(asked.map(([from]) => from)).toEqual([0]);

      delete video.manner;
      // Once the lease of the dead one is over.
      spawned = await start(20 * MINUTE);
      await expectSoon(copy, ({ state }) => state === 'kept', 30_000);
      expect(asked.map(([from]) => from)).toEqual([0, 3 * MIB]);
      expect((await here.bytesOf(recording)).equals(LONG)).toBe(true);
      await spawned.end('SIGTERM');
    });
  });
}
