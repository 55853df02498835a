import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { cleanPostgres } from '../../db/erasure/clean.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { marksInFiles } from '../support/scan.ts';

const onPostgres = ENGINES.filter((engine) => engine === 'postgres');

/** Somebody who keeps what is deleted from being removed until they commit. */
const HOLDERS: [string, (fresh: TestDatabase) => Promise<pg.Client>][] = [
  [
    'a report that may still see it',
    async ({ url }) => {
      const client = await connected(url);
      await client.query('begin isolation level repeatable read');
      // A snapshot and no lock: a lock would make the cleaning wait by itself.
      await client.query('select 1');
      return client;
    },
  ],
  [
    'a write that goes on in another database of the same PostgreSQL',
    async ({ url }) => {
      const client = await connected(url.replace(/\/[^/]*$/, '/postgres'));
      await client.query('begin');
      await client.query('select pg_current_xact_id()');
      return client;
    },
  ],
];

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

describe.each(onPostgres)('cleaning on %s', (engine) => {
  test.each(HOLDERS)('waits for %s', async (_, hold) => {
    const fresh = await freshDatabase(engine);
    const id = 'zqxv-organization';
    const row = { id, name: id, settings: '{}', created_at: '2026-11-21T12:00:00.000Z' };
    await fresh.database.transact((tx) => tx.sql.insertInto('organization').values(row).execute());
    const holder = await hold(fresh);
    await fresh.database.transact((tx) =>
      tx.sql.deleteFrom('organization').where('id', '=', id).execute(),
    );
    const cleaned = cleanPostgres(fresh.database);
    // Long enough for a cleaning that waits for nobody to be over.
    await Promise.race([cleaned, setTimeout(4_000)]);
    await holder.query('commit');
    await cleaned;
    expect(await marksInFiles(fresh)).toEqual([]);
    await holder.end();
    await fresh.drop();
  });
});
