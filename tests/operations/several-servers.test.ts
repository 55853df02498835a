import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { Caller, signInAs, startTestServer } from '../support/server.ts';

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
});
