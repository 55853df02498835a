import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sortResults } from '../../client/sync/verdict.ts';
import { asAppError } from '../../server/http/errors.ts';
import type { RunningServer } from '../../server/start.ts';
import { freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { type Caller, signInAs, startTestServer } from '../support/server.ts';

describe('a disk that is full', () => {
  let fresh: TestDatabase;
  let world: World;
  let server: RunningServer;
  let caller: Caller;

  beforeAll(async () => {
    fresh = await freshDatabase('sqlite');
    world = await makeWorld(fresh.database);
    server = await startTestServer(fresh.url);
    caller = (await signInAs(server, world.interviewer.id)).caller;
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });

  /**
   * SQLite refuses to grow beyond a bound as it refuses to grow beyond the disk. Two copies of the
   * query builder's types meet here, and are the same.
   */
  const bound = (pages: number) =>
    server.services.database.transact(async (tx) => {
      await sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(tx.sql as never);
    });
  const post = (text: string) =>
    caller.post(`/api/candidates/${world.candidateId}/events`, {
      events: [draft('note.added', { text })],
    });
  const notes = async () => {
    const { body } = await caller.get(`/api/candidates/${world.candidateId}/events?limit=100`);
    return (body as { items: { type: string }[] }).items.filter(({ type }) => type === 'note.added')
      .length;
  };

  test('[S1] acknowledges nothing, says “later”, keeps what was there, and goes on when there is room', async () => {
    expect((await post('before')).status).toBe(200);
    await bound(1);
    let taken = 1;
    let answer = await post('x'.repeat(9_000));
    while (answer.status === 200 && taken < 50) {
      taken += 1;
      answer = await post('x'.repeat(9_000));
    }
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(await notes()).toBe(taken);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain('hireside_requests_failed_total{code="unavailable"} 1\n');
    await bound(1_000_000);
    expect((await post('after')).status).toBe(200);
    expect(await notes()).toBe(taken + 1);
  });

  test('[S9] leaves notes in the panels’ outboxes: the answer is one to try again', () => {
    const error = { code: 'unavailable' as const, message: 'Hireside cannot store anything.' };
    const entries = [{ draft: { id: 'a' }, streamId: 'candidate' }] as never;
    const sorted = sortResults({ streamId: 'candidate', entries } as never, [{ id: 'a', error }]);
    expect(sorted).toMatchObject({ acknowledged: [], refused: [], again: true });
  });
});

describe('what a database says when it cannot', () => {
  test.each([
    ['SQLite, disk full', 'SQLITE_FULL'],
    ['SQLite, failed write', 'SQLITE_IOERR_WRITE'],
    ['SQLite, failed sync', 'SQLITE_IOERR_FSYNC'],
    ['PostgreSQL, disk full', '53100'],
    ['PostgreSQL, too many connections', '53300'],
    ['PostgreSQL, starting up', '57P03'],
    ['PostgreSQL, shutting down', '57P01'],
    ['PostgreSQL, connection lost', '08006'],
    ['PostgreSQL, no longer the primary', '25006'],
    ['its host has no address', 'ENOTFOUND'],
    ['its host is not there', 'EHOSTUNREACH'],
  ])('%s: unavailable, in words, without its own', (_, code) => {
    const error = asAppError(Object.assign(new Error('secret words'), { code }));
    expect(error.code).toBe('unavailable');
    expect(error.message).not.toContain('secret');
  });

  test('anything else is a fault of ours', () => {
    const error = asAppError(Object.assign(new Error('syntax error'), { code: '42601' }));
    expect(error.code).toBe('internal');
  });
});
