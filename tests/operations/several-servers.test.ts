import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../common/limits.ts';
import type { Presence } from '../../common/panel.ts';
import { setMemberActive } from '../../db/members.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { Caller, signInAs, startTestServer } from '../support/server.ts';
import { expectSoon } from '../support/soon.ts';
import type { StreamReader } from '../support/sse.ts';

/** SQLite has one server; what several share is asked of PostgreSQL, and of one server otherwise. */
describe.each(ENGINES)('several servers on one %s', (engine) => {
  let fresh: TestDatabase;
  let world: World;
  let one: RunningServer;
  let other: RunningServer;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    world = await makeWorld(fresh.database);
    one = await startTestServer(fresh.url);
    other = engine === 'postgres' ? await startTestServer(fresh.url) : one;
  });
  afterAll(async () => {
    await one[Symbol.asyncDispose]();
    if (other !== one) await other[Symbol.asyncDispose]();
    await fresh.drop();
  });

  test('share sign-ins and the bell: what one takes, the other tells at once', async () => {
    const { caller } = await signInAs(one, world.interviewer.id);
    const there = new Caller(other.url, caller.token);
    const stream = there.follow(world.candidateId);
    await stream.until(({ log }) => log.length > 0);
    const [said] = await caller.append(world.candidateId, draft('note.added', { text: 'hello' }));
    await stream.until(({ log }) => log.some(({ id }) => id === said!.id));
    stream.cut();
  });

  test('a sign-out at one ends the streams at the other, and no colleague’s', async () => {
    const { caller } = await signInAs(one, world.interviewer.id);
    const { caller: colleague } = await signInAs(one, world.colleague.id);
    const [mine, theirs] = [caller, colleague].map((who) =>
      new Caller(other.url, who.token).follow(world.candidateId),
    );
    await mine!.until(({ log }) => log.length > 0);
    await theirs!.until(({ log }) => log.length > 0);
    expect((await caller.call('DELETE', '/api/session')).status).toBe(204);
    await mine!.untilClosed();
    expect(theirs!.closed).toBe(false);
    theirs!.cut();
  });

  const namesIn = (stream: StreamReader) => {
    const last = stream.frames.findLast(({ event }) => event === 'presence');
    return (last?.data as Presence | undefined)?.here ?? [];
  };

  test('colleagues at the other server are here, write, and go at once when they sign out', async () => {
    const { caller } = await signInAs(one, world.interviewer.id);
    const { caller: colleague } = await signInAs(other, world.colleague.id);
    const mine = caller.follow(world.candidateId);
    const theirs = colleague.follow(world.candidateId);
    const [me, them] = [world.interviewer.id, world.colleague.id];
    for (const stream of [mine, theirs]) {
      await stream.until((now) => namesIn(now).length === 2, 'both are here');
    }
    await caller.post(`/api/candidates/${world.candidateId}/presence`, { writing: true });
    await theirs.until((now) =>
      namesIn(now).some(({ memberId, writing }) => memberId === me && writing),
    );
    await colleague.call('DELETE', '/api/session');
    await mine.until((now) => !namesIn(now).some(({ memberId }) => memberId === them));
    mine.cut();
  });

  test('a member who is not active any more is gone at once, wherever they were', async () => {
    const { caller } = await signInAs(one, world.interviewer.id);
    const { caller: leaving } = await signInAs(other, world.manager.id);
    const mine = caller.follow(world.candidateId);
    const theirs = leaving.follow(world.candidateId);
    await mine.until((now) => namesIn(now).length === 2, 'both are here');
    const { database } = one.services;
    await database.transact((tx) => setMemberActive(tx, world.manager.id, false));
    await theirs.untilClosed();
    await mine.until((now) => namesIn(now).length === 1, 'one has gone');
    mine.cut();
  });

  test('open windows are counted together', async () => {
    const { caller } = await signInAs(one, world.recruiter.id);
    const there = new Caller(other.url, caller.token);
    const streams = Array.from({ length: LIMITS.streamsPerMember }, () =>
      caller.follow(world.candidateId),
    );
    for (const stream of streams) await stream.until(({ log }) => log.length > 0);
    await expectSoon(
      async () => {
        const more = there.follow(world.candidateId);
        await more.until(({ status }) => status > 0).catch(() => undefined);
        more.cut();
        return more.status;
      },
      (status) => status === 429,
    );
    for (const stream of streams) stream.cut();
  });
});
