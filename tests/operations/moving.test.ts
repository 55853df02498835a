import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { isReady } from '../../db/operations.ts';
import { makeShell, type Shell } from '../cli/support.ts';
import { ENGINES, emptyDatabase, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { insertRaw, migrateThrough } from '../support/old-database.ts';

const FILES = ['organization.jsonl', 'candidates.jsonl', 'events.jsonl', 'records.jsonl'];
const read = (folder: string, file: string) => readFile(join(folder, file), 'utf8');
/** What an audit says was done with the data as a whole. */
const doneWithAll = (audit: string) =>
  audit.match(/"action":"data\.\w+"/g)?.map((one) => one.slice(15, -1));

/** What docs/operations.md says to type, with the database of each step as the environment. */
describe.each(ENGINES)('moving from SQLite to %s', (engine) => {
  let shell: Shell;
  let target: TestDatabase;
  beforeAll(async () => {
    shell = await makeShell();
    target = await freshDatabase(engine);
    expect(await shell.run('seed')).toMatchObject({ code: 0 });
    const member = ['--member', 'admin@rehearsal.example'];
    expect(await shell.run('token', ...member)).toMatchObject({ code: 0 });
    expect(await shell.run('export', join(shell.folder, 'there'))).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await target.drop();
    await shell.drop();
  });

  test('by one command: a database without a schema becomes the same, in its export too', async () => {
    const database = shell.url.slice('sqlite:'.length);
    const empty = await emptyDatabase(engine);
    const to = { ...shell.environment, DATABASE_URL: empty.url };
    const moved = await shell.with(to).run('import', database);
    expect(moved).toMatchObject({ code: 0, err: '' });
    expect(moved.out).toMatch(/^\d+ rows of .+ moved, each compared$/m);
    expect(moved.out).toMatch(/^Not moved: .*access_token \d+/m);
    expect(moved.out).toContain('members connect Zoom again');
    const here = join(shell.folder, 'moved');
    expect(await shell.with(to).run('export', here)).toMatchObject({ code: 0 });
    const there = join(shell.folder, 'there');
    for (const file of [...FILES, 'candidates.csv']) {
      expect(await read(here, file), file).toBe(await read(there, file));
    }
    expect(doneWithAll(await read(here, 'audit.jsonl'))).toEqual([
      'exported',
      'imported',
      'exported',
    ]);
    const again = await shell.with(to).run('import', database);
    expect(again.code).toBe(1);
    expect(again.err).toMatch(/^The database is not empty, it has .+\. Nothing was moved\.$/m);
    await empty.drop();
  });

  test('a database of an earlier Hireside is brought to this version on the way, and stays as it is', async () => {
    const file = join(shell.folder, 'earlier.sqlite');
    const there = await openDatabase(`sqlite:${file}`);
    await migrateThrough(there, '0043');
    const created_at = '2026-01-01T00:00:00.000Z';
    const organization = { id: 'org', name: 'Larkfield', settings: '{}', created_at };
    await there.transact((tx) => insertRaw(tx, 'organization', organization));
    await there.close();
    const before = await readFile(file);
    const empty = await emptyDatabase(engine);
    const to = shell.with({ ...shell.environment, DATABASE_URL: empty.url });
    const moved = await to.run('import', file);
    expect(moved).toMatchObject({ code: 0, err: '' });
    expect(moved.out).toContain('1 rows of Larkfield moved, each compared');
    expect((await readFile(file)).equals(before)).toBe(true);
    await empty.drop();
  });

  test('a database of a newer Hireside, or of another program, is refused; nothing is made', async () => {
    const empty = await emptyDatabase(engine);
    const to = shell.with({ ...shell.environment, DATABASE_URL: empty.url });
    const foreign = join(shell.folder, 'foreign');
    const other = await openDatabase(`sqlite:${foreign}`);
    await other.transact(async (tx) => {
      await tx.sql.schema.createTable('migration').addColumn('name', 'text').execute();
      const row = { name: '9999-later', applied_at: '' };
      await tx.sql.schema.alterTable('migration').addColumn('applied_at', 'text').execute();
      await tx.sql.insertInto('migration').values(row).execute();
    });
    await other.close();
    const newer = await to.run('import', foreign);
    expect(newer.code).toBe(1);
    expect(newer.err).toContain('is of a newer Hireside: it has 9999-later');
    const broken = join(shell.folder, 'broken.csv');
    await writeFile(broken, 'SQLite format 3\0 and then something else');
    expect(await to.run('import', broken)).toMatchObject({ code: 1 });
    const database = await openDatabase(empty.url);
    expect(await isReady(database)).toBe(false);
    await database.close();
    await empty.drop();
  });

  test('by an export: migrate and import here, everything arrives, and once', async () => {
    const zip = join(shell.folder, 'everything.zip');
    const here = join(shell.folder, 'here');
    expect(await shell.run('export', zip)).toMatchObject({ code: 0, err: '' });

    const to = shell.with({ ...shell.environment, DATABASE_URL: target.url });
    expect(await to.run('migrate')).toMatchObject({ code: 0 });
    const first = await to.run('import', zip);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^\d+ rows added, 0 there already, 0 refused$/m);
    expect((await to.run('import', zip)).out).toMatch(/^0 rows added, /m);
    expect(await to.run('export', here)).toMatchObject({ code: 0 });
    for (const file of FILES) {
      expect(await read(here, file), file).toBe(await read(join(shell.folder, 'there'), file));
    }
    // The audit goes on: each copy has that it was made, and this one where it came in.
    expect(doneWithAll(await read(here, 'audit.jsonl'))).toEqual([
      'exported',
      'exported',
      'imported',
      'exported',
    ]);
  });
});
