import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../common/limits.ts';
import { claim, enqueue, finish, renew } from '../../db/tasks.ts';
import type { RunningServer } from '../../server/start.ts';
import { freshContext, openHome, whoIs } from '../server/auth/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, NOON, type World } from '../support/fixtures.ts';
import { signInAs, startTestServer, TestClock } from '../support/server.ts';

const HOUR = 3_600_000;

for (const engine of ENGINES) {
  describe(`a server clock that jumps, on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let clock: TestClock;
    let server: RunningServer;

    beforeEach(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      clock = new TestClock();
      server = await startTestServer(fresh.url, { clock });
    });
    afterEach(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    test('back: who is signed in stays so, for as long as the clock then says', async () => {
      const { caller } = await signInAs(server, world.interviewer.id);
      clock.pass(-HOUR);
      expect((await caller.get('/api/me')).status).toBe(200);
    });

    test('forward: sign-ins end, and a new one is all it takes', async () => {
      const { caller } = await signInAs(server, world.interviewer.id);
      clock.pass(LIMITS.sessionAbsoluteMs + 1);
      expect((await caller.get('/api/me')).status).toBe(401);
      const again = (await signInAs(server, world.interviewer.id)).caller;
      expect((await again.get('/api/me')).status).toBe(200);
    });

    test('by cookie: back keeps the sign-in, forward ends it', async () => {
      const context = freshContext({ uid: `zoom-${world.interviewer.id}` }, clock.now());
      const { cookie } = await openHome(server.url, context);
      clock.pass(-HOUR);
      expect(await whoIs(server.url, cookie!)).toBe(world.interviewer.id);
      clock.pass(2 * HOUR);
      expect(await whoIs(server.url, cookie!)).toBe(world.interviewer.id);
      clock.pass(LIMITS.sessionIdleMs + HOUR);
      expect(await whoIs(server.url, cookie!)).toBe(401);
    });

    test('forward: streams end with the sign-in that opened them; back: they go on', async () => {
      const { caller } = await signInAs(server, world.interviewer.id);
      const stream = caller.follow(world.candidateId);
      await stream.until(({ bytes }) => bytes.includes(': open'));
      const { hub } = server.services;
      clock.pass(-HOUR);
      hub.beat();
      await stream.until(({ bytes }) => bytes.includes(': hb'));
      clock.pass(HOUR + LIMITS.sessionAbsoluteMs + 1);
      hub.beat();
      await stream.untilClosed();
    });

    test('[S3] [S5] back: the log goes on in its numbers, and the stream in its order', async () => {
      const { caller } = await signInAs(server, world.interviewer.id);
      const stream = caller.follow(world.candidateId);
      const texts = ['at noon', 'an hour before', 'two hours after'];
      const seqs: number[] = [];
      for (const [index, text] of texts.entries()) {
        clock.pass([0, -HOUR, 3 * HOUR][index]!);
        const [result] = await caller.append(world.candidateId, draft('note.added', { text }));
        seqs.push((result as { seq: number }).seq);
      }
      expect(seqs).toEqual([seqs[0], seqs[0]! + 1, seqs[0]! + 2]);
      await stream.until(({ log }) => log.some(({ seq }) => seq === seqs[2]));
      const told = stream.log.map(({ seq }) => seq);
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      expect(stream.log.slice(-3).map(({ body }) => body?.text)).toEqual(texts);
      stream.cut();
    });

    test('forward: a task taken over is done by one, and not by who held it before', async () => {
      const { database } = fresh;
      await database.transact((tx) =>
        enqueue(tx, { kind: 'unknown-here', key: 'a', payload: null, runAt: NOON }),
      );
      const take = (now: number) => claim(database, now, 60_000, ['unknown-here']);
      const first = (await take(NOON))!;
      const second = (await take(NOON + HOUR))!;
      expect(second.id).toBe(first.id);
      expect(await database.transact((tx) => renew(tx, first, NOON + 2 * HOUR))).toBe(false);
      expect(await database.transact((tx) => renew(tx, second, NOON + 2 * HOUR))).toBe(true);
    });

    test('back: a task of a server that died waits for its lease, and is not lost', async () => {
      const { database } = fresh;
      await database.transact((tx) =>
        enqueue(tx, { kind: 'unknown-here', key: 'a', payload: null, runAt: NOON - 2 * HOUR }),
      );
      const take = (now: number) => claim(database, now, 60_000, ['unknown-here']);
      expect(await take(NOON)).not.toBeNull();
      expect(await take(NOON - HOUR)).toBeNull();
      const again = await take(NOON + 60_001);
      expect(again).not.toBeNull();
      await database.transact((tx) => finish(tx, again!.id, NOON));
      expect(await take(NOON + HOUR)).toBeNull();
    });
  });
}
