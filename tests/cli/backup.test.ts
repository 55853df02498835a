import { existsSync } from 'node:fs';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupSqlite } from '../../db/backup.ts';
import { openDatabase } from '../../db/open.ts';
import { organizations } from '../../db/operations.ts';
import { insertOrganization } from '../../db/organizations.ts';
import { NOON } from '../support/fixtures.ts';
import { makeShell, type Shell } from './support.ts';

const AT = new Date(NOON).toISOString();

describe('backup and restore', () => {
  let shell: Shell;
  let file: string;
  beforeEach(async () => {
    shell = await makeShell();
    file = join(shell.folder, 'kept', 'one.db');
    await shell.run('migrate');
    await add('Corrib');
  });
  afterEach(() => shell.drop());

  const databaseFile = () => shell.url.slice('sqlite:'.length);
  async function add(name: string) {
    const database = await openDatabase(shell.url);
    await database.transact((tx) =>
      insertOrganization(tx, { id: `id-${name}`, name, settings: {}, createdAt: AT }),
    );
    await database.close();
  }
  async function names() {
    const database = await openDatabase(shell.url);
    const found = await organizations(database);
    await database.close();
    return found.map(({ name }) => name).sort();
  }

  test('a drill: what was lost since is gone, what was there before is back, the rest is kept beside', async () => {
    const backedUp = await shell.run('backup', file);
    expect(backedUp).toMatchObject({ code: 0, err: '' });
    expect(backedUp.out).toMatch(/one\.db: \d+\.\d MB, read through and sound\n$/);
    await add('Lough');
    expect(await names()).toEqual(['Corrib', 'Lough']);

    const restored = await shell.run('restore', file);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(await names()).toEqual(['Corrib']);
    const beside = (await readdir(join(shell.folder, 'data'))).filter((one) =>
      one.includes('.before-'),
    );
    expect(beside).toHaveLength(1);
    const before = await openDatabase(`sqlite:${join(shell.folder, 'data', beside[0]!)}`);
    expect(await organizations(before)).toHaveLength(2);
    await before.close();
  });

  test('copies one moment while others write, and is one file', async () => {
    const database = await openDatabase(shell.url);
    const insert = (n: number) =>
      database.transact((tx) =>
        insertOrganization(tx, { id: `n-${n}`, name: `N ${n}`, settings: {}, createdAt: AT }),
      );
    await insert(0);
    let n = 1;
    let copying = true;
    const copied = backupSqlite(databaseFile(), join(shell.folder, 'busy.db')).finally(() => {
      copying = false;
    });
    while (copying) {
      await insert(n++);
      await nextTurn();
    }
    await copied;
    await database.close();
    const copy = await openDatabase(`sqlite:${join(shell.folder, 'busy.db')}`);
    const found = await organizations(copy);
    await copy.close();
    expect(found.some(({ id }) => id === 'n-0')).toBe(true);
    expect(found.length).toBeLessThanOrEqual(n + 2);
    expect(existsSync(join(shell.folder, 'busy.db.partial'))).toBe(false);
  });

  test('never writes over a file', async () => {
    await writeFile(`${shell.folder}/there.db`, 'mine');
    const { code, err } = await shell.run('backup', `${shell.folder}/there.db`);
    expect([code, err]).toEqual([1, `${shell.folder}/there.db is there already.\n`]);
  });

  test.each([
    ['no database', async (at: string) => writeFile(at, 'something else entirely')],
    ['a damaged one', damage],
  ])('restoring %s is refused, and what is there stays', async (_, spoil) => {
    await shell.run('backup', file);
    await spoil(file);
    const { code, err } = await shell.run('restore', file);
    expect(code).toBe(1);
    expect(err).toMatch(/is no database of Hireside\.|is damaged: /);
    expect(await names()).toEqual(['Corrib']);
  });

  test('restoring one of a newer Hireside is refused', async () => {
    await shell.run('backup', file);
    const newer = await openDatabase(`sqlite:${file}`);
    await newer.transact((tx) =>
      tx.sql.insertInto('migration').values({ name: '9999-later', applied_at: AT }).execute(),
    );
    await newer.close();
    const { code, err } = await shell.run('restore', file);
    expect([code, err]).toEqual([1, `${file} is of a newer Hireside: it has 9999-later.\n`]);
  });

  test('restoring while Hireside runs is refused', async () => {
    await shell.run('backup', file);
    const running = await openDatabase(shell.url);
    await organizations(running);
    const { code, err } = await shell.run('restore', file);
    expect([code, err]).toEqual([1, `${databaseFile()} is in use. Stop Hireside first.\n`]);
    expect(await organizations(running)).toHaveLength(1);
    await running.close();
  });

  test.each([
    ['its first page', 0],
    ['a later page', 4096],
  ])(
    'a database that is damaged in %s is kept beside, and the backup takes its place',
    async (_, at) => {
      await shell.run('backup', file);
      await overwrite(databaseFile(), at);
      await writeFile(`${databaseFile()}-wal`, 'what was not written back yet');
      const { code, err } = await shell.run('restore', file);
      expect([code, err]).toEqual([
        0,
        at === 0
          ? 'Whoever was erased since this backup was made is back. Erase them again.\n'
          : '',
      ]);
      expect(await names()).toEqual(['Corrib']);
      const beside = await readdir(join(shell.folder, 'data'));
      expect(beside.some((one) => /\.before-[^.]+$/.test(one))).toBe(true);
      expect(beside.some((one) => one.includes('.restoring'))).toBe(false);
    },
  );

  test('restoring what another program made is refused, and what is there stays', async () => {
    const foreign = join(shell.folder, 'foreign.db');
    const other = new SqliteDatabase(foreign);
    other.exec('create table migration (name text)');
    other.close();
    const { code, err } = await shell.run('restore', foreign);
    expect([code, err]).toEqual([1, `${foreign} is no database of Hireside.\n`]);
    expect(await names()).toEqual(['Corrib']);
  });

  test('restoring the database itself is refused', async () => {
    const { code, err } = await shell.run('restore', databaseFile());
    expect(code).toBe(1);
    expect(err).toContain('is the database itself');
    expect(await names()).toEqual(['Corrib']);
  });

  test('backing up what is no database of Hireside says so, and leaves nothing', async () => {
    await overwrite(databaseFile(), 0);
    const { code, err } = await shell.run('backup', file);
    expect([code, err]).toEqual([1, `${databaseFile()} is damaged.\n`]);
    expect(await readdir(dirname(file))).toEqual([]);
  });

  test('what a backup that was killed left behind does not stand in the way of the next', async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.partial`, 'a part of something');
    await writeFile(`${file}.partial-journal`, 'and its journal');
    expect(await shell.run('backup', file)).toMatchObject({ code: 0, err: '' });
    expect(await readdir(dirname(file))).toEqual(['one.db']);
  });

  test('whoever was erased since is named, to be erased again', async () => {
    await shell.run('seed');
    await shell.run('backup', file);
    const database = await openDatabase(shell.url);
    const [one, other] = await database.read.selectFrom('candidate').select('id').execute();
    await database.close();
    expect((await shell.run('erase', '--candidate', one!.id)).code).toBe(0);
    const { code, err } = await shell.run('restore', file);
    expect(code).toBe(0);
    expect(err).toContain('1 of those who were erased since are back');
    expect(err).toContain(`npm run hireside -- erase --candidate ${one!.id}\n`);
    expect(err).not.toContain(other!.id);
    expect((await shell.run('erase', '--candidate', one!.id)).code).toBe(0);
    expect((await shell.run('restore', file)).err).toContain(one!.id);
  });

  test('PostgreSQL is told what it has of its own', async () => {
    shell.environment.DATABASE_URL = 'postgres://localhost/none';
    const { code, err } = await shell.run('backup', file);
    expect(code).toBe(1);
    expect(err).toContain('Use: pg_dump');
  });
});

const damage = (at: string) => overwrite(at, 4096 * 2);

async function overwrite(at: string, from: number): Promise<void> {
  const handle = await open(at, 'r+');
  await handle.write(Buffer.alloc(4096 * 3, 0xff), 0, 4096 * 3, from);
  await handle.close();
}
