import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { readPdf } from '../support/pdf-pages.ts';
import { Caller, startTestServer } from '../support/server.ts';
import { sayMuch } from './say-much.ts';

describe('what we hold about a candidate who said much, as PDF', () => {
  let fresh: TestDatabase;
  let server: RunningServer;
  let world: World;
  let admin: Caller;
  let path: string;
  beforeAll(async () => {
    // Setting type is the same on every engine.
    fresh = await freshDatabase(ENGINES[0]!);
    server = await startTestServer(fresh.url);
    world = await makeWorld(fresh.database);
    admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
    path = `${server.url}/api/candidates/${world.candidateId}/data.pdf`;
    await sayMuch(fresh, world, 3_000);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });
  const take = (signal?: AbortSignal) =>
    fetch(path, {
      headers: { authorization: `Bearer ${admin.token}` },
      ...(signal === undefined ? {} : { signal }),
    });

  // As long as three thousand lines take to be set.
  test('3,000 lines are all in it, and others are answered all the while', async () => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 5);
    let isOver = false;
    const taking = take()
      .then((answer) => answer.arrayBuffer())
      .finally(() => {
        isOver = true;
      });
    let answered = 0;
    while (!isOver) {
      expect((await admin.get('/api/me')).status).toBe(200);
      answered += 1;
    }
    clearInterval(timer);
    const { pages } = await readPdf(new Uint8Array(await taking));
    expect(pages.join(' ')).toContain('00:49:59 Somebody: Sentence 2999');
    expect(answered).toBeGreaterThan(20);
    expect(longest, 'milliseconds in which nobody was answered').toBeLessThan(400);
  });

  test('whoever goes away in the middle is nobody’s fault, and the next one is served', async () => {
    const giving = new AbortController();
    const answer = await take(giving.signal);
    const reader = answer.body!.getReader();
    await reader.read();
    giving.abort();
    await expect(reader.read()).rejects.toThrow();
    expect((await admin.get('/api/me')).status).toBe(200);
  });
});
