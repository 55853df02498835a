import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { cleanPostgres } from '../../db/erasure/clean.ts';
import { ENGINES, freshDatabase } from '../support/databases.ts';
import { marksInFiles } from '../support/scan.ts';

const onPostgres = ENGINES.filter((engine) => engine === 'postgres');

test.each(onPostgres)(
  'cleaning waits for who may still see what was deleted, on %s',
  async (engine) => {
    const fresh = await freshDatabase(engine);
    const id = 'zqxv-organization';
    const row = { id, name: id, settings: '{}', created_at: '2026-11-21T12:00:00.000Z' };
    await fresh.database.transact((tx) => tx.sql.insertInto('organization').values(row).execute());
    const report = new pg.Client({ connectionString: fresh.url });
    await report.connect();
    await report.query('begin isolation level repeatable read');
    // A snapshot and no lock: a lock would make the cleaning wait by itself.
    await report.query('select 1');
    await fresh.database.transact((tx) =>
      tx.sql.deleteFrom('organization').where('id', '=', id).execute(),
    );
    const cleaned = cleanPostgres(fresh.database);
    // Long enough for a cleaning that waits for nobody to be over.
    await Promise.race([cleaned, setTimeout(4_000)]);
    await report.query('commit');
    await cleaned;
    expect(await marksInFiles(fresh)).toEqual([]);
    await report.end();
    await fresh.drop();
  },
);
