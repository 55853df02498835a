import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
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

  // A second or two; a busy machine takes its time over that.
  test('3,000 lines are set, and others are answered all the while', async () => {
    let longest = 0;
    let last = performance.now();
    const asked: Promise<{ status: number }>[] = [];
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      asked.push(admin.get('/api/me'));
    }, 50);
    const taking = await (await take()).arrayBuffer();
    clearInterval(timer);
    const answers = await Promise.all(asked);
    expect(answers.length).toBeGreaterThan(10);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const pages = Buffer.from(taking)
      .toString('latin1')
      .match(/\/Type \/Page\b/g);
    expect(pages?.length).toBeGreaterThan(60);
    expect(longest, 'milliseconds in which nobody was answered').toBeLessThan(1_000);
  }, 60_000);

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
