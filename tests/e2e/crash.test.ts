import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '../../common/events.ts';
import { systemClock } from '../../common/time.ts';
import { eventsAfter } from '../../db/log.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { Caller, signInAs, startTestServer } from '../support/server.ts';
import { spawnServer } from '../support/spawn-server.ts';

for (const engine of ENGINES) {
  describe(`a killed server on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    const tokens: string[] = [];

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database, Date.now());
      const server = await startTestServer(fresh.url, { clock: systemClock });
      for (const { id } of [world.interviewer, world.colleague, world.recruiter, world.manager]) {
        tokens.push((await signInAs(server, id)).caller.token!);
      }
      await server[Symbol.asyncDispose]();
    });
    afterAll(() => fresh.drop());

    test('[S1] every acknowledged note is there, and every other arrives after, once', async () => {
      const panels = tokens.map(() => ({
        acknowledged: new Set<string>(),
        waiting: [] as Draft[],
      }));
      for (let round = 0; round < 3; round++) {
        const { child, url } = await spawnServer(fresh.url);
        const dead = once(child, 'exit');
        const writing = panels.map((panel, n) =>
          writeUntilDead(url, tokens[n]!, world.candidateId, panel, round),
        );
        // Killed after some number of answers, in the middle of others.
        await enough(panels, 40 + round * 33);
        child.kill('SIGKILL');
        await dead;
        await Promise.all(writing);
      }
      const { child, url } = await spawnServer(fresh.url);
      for (const [n, panel] of panels.entries()) {
        const caller = new Caller(url, tokens[n]!);
        if (panel.waiting.length > 0) await caller.append(world.candidateId, ...panel.waiting);
        for (const { id } of panel.waiting) panel.acknowledged.add(id);
      }
      const dead = once(child, 'exit');
      child.kill('SIGTERM');
      await dead;
      const database = await openDatabase(fresh.url);
      const events = await eventsAfter(database, world.candidateId, 0, 100_000);
      await database.close();
      const ids = events.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      const promised = panels.flatMap(({ acknowledged }) => [...acknowledged]);
      expect(promised.filter((id) => !ids.includes(id))).toEqual([]);
    });
  });
}

describe('durability of SQLite', () => {
  test('[S1] synchronous is FULL on the writing connection after a write', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hireside-test-'));
    const database = await openDatabase(`sqlite:${join(folder, 'sync.db')}`);
    await migrate(database);
    const level = await database.transact(async (tx) => {
      await tx.sql.insertInto('used_context').values({ hash: 'x', expires_at: 'y' }).execute();
      const query = CompiledQuery.raw('pragma synchronous');
      const { rows } = await tx.sql.executeQuery<{ synchronous: number }>(query);
      return rows;
    });
    expect(level[0]?.synchronous).toBe(2);
    await database.close();
    // The journal mode outlives the connection; the level does not, hence the pragma on each.
    const raw = new SqliteDatabase(join(folder, 'sync.db'), { readonly: true });
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
    raw.close();
    await rm(folder, { recursive: true, force: true });
  });
});

interface Panel {
  acknowledged: Set<string>;
  waiting: Draft[];
}

/** Writes one note after the other, keeping what was not answered, like an outbox. */
async function writeUntilDead(
  url: string,
  token: string,
  candidateId: string,
  panel: Panel,
  round: number,
): Promise<void> {
  const caller = new Caller(url, token);
  for (let n = 0; ; n++) {
    if (panel.waiting.length === 0)
      panel.waiting.push(draft('note.added', { text: `${round}.${n}` }));
    try {
      const results = await caller.append(candidateId, ...panel.waiting);
      for (const result of results) if ('seq' in result) panel.acknowledged.add(result.id);
      panel.waiting = [];
    } catch {
      return;
    }
  }
}

async function enough(panels: Panel[], count: number): Promise<void> {
  const total = () => panels.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  const goal = total() + count;
  while (total() < goal) await new Promise((resolve) => setImmediate(resolve));
}
