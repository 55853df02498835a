import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { isMigrated, migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { ENGINES, emptyDatabase } from '../support/databases.ts';
import { migrateThrough } from '../support/old-database.ts';

/** In SQLite a reader keeps nobody from writing. */
describe.each(ENGINES.filter((engine) => engine === 'postgres'))('migrating %s', (engine) => {
  test('steps back where somebody reads a table for long, keeps nobody waiting, and comes again', async () => {
    const place = await emptyDatabase(engine);
    const database = await openDatabase(place.url);
    await migrateThrough(database, '0050');
    const [dump, colleague] = [place, place].map(
      ({ url }) => new pg.Client({ connectionString: url }),
    );
    await dump!.connect();
    await colleague!.connect();
    await dump!.query('begin');
    await dump!.query('select count(*) from candidate');
    const meanwhile: unknown[] = [];
    const ran = await migrate(database, async (tries) => {
      const locked = await colleague!.query(
        `select relation::regclass::text as name from pg_locks join pg_database on oid = database
          where datname = current_database() and mode = 'AccessExclusiveLock'`,
      );
      await colleague!.query('select count(*) from member, candidate');
      meanwhile.push([tries, await isMigrated(database), locked.rows]);
      if (tries === 2) await dump!.query('commit');
    });
    expect(meanwhile).toEqual([
      [1, false, []],
      [2, false, []],
    ]);
    expect(ran[0]).toMatch(/^0060-/);
    expect(await isMigrated(database)).toBe(true);
    await dump!.end();
    await colleague!.end();
    await database.close();
    await place.drop();
  });

  test('ends with the fault where it is not worth trying again, and has changed nothing', async () => {
    const place = await emptyDatabase(engine);
    const database = await openDatabase(place.url);
    await migrateThrough(database, '0050');
    const dump = new pg.Client({ connectionString: place.url });
    await dump.connect();
    await dump.query('begin');
    await dump.query('select count(*) from candidate');
    const failed = migrate(database, async () => {
      throw new Error('enough');
    });
    await expect(failed).rejects.toThrow('enough');
    await dump.end();
    const names = await database.read.selectFrom('migration').select('name').execute();
    expect(
      names
        .map(({ name }) => name)
        .toSorted()
        .at(-1),
    ).toBe('0050-privacy');
    await database.close();
    await place.drop();
  });
});
