import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSqlite } from '../../../db/backup.ts';
import { migrate } from '../../../db/migrate.ts';
import { openDatabase } from '../../../db/open.ts';
import { type BackupPlan, backUpDaily } from '../../../server/backups/daily.ts';

const NOON = Date.parse('2026-11-22T12:00:00.000Z');
const DAY = 86_400_000;

describe('daily backups', () => {
  let root: string;
  let plan: BackupPlan;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'hireside-test-'));
    plan = { database: join(root, 'hireside.db'), folder: join(root, 'backups'), keep: 2 };
    const database = await openDatabase(`sqlite:${plan.database}`);
    await migrate(database);
    await database.close();
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  test('one a day, sound, and only so many stay; other files there are left alone', async () => {
    await writeFile(join(root, 'mine'), '');
    const first = await backUpDaily(plan, NOON);
    expect(first).toBe(join(plan.folder, 'hireside-2026-11-22.db'));
    checkSqlite(first!);
    expect(await backUpDaily(plan, NOON + 60_000)).toBeNull();
    await writeFile(join(plan.folder, 'notes-2020-01-01.db'), 'not ours');
    await backUpDaily(plan, NOON + DAY);
    await backUpDaily(plan, NOON + 2 * DAY);
    expect((await readdir(plan.folder)).sort()).toEqual([
      'hireside-2026-11-23.db',
      'hireside-2026-11-24.db',
      'notes-2020-01-01.db',
    ]);
  });

  test('one that a clock which ran ahead has dated does not outlive those of their days', async () => {
    await backUpDaily(plan, NOON + 400 * DAY);
    await backUpDaily(plan, NOON);
    expect(await readdir(plan.folder)).toEqual(['hireside-2026-11-22.db']);
  });

  test('where one fails, it says so and no older one goes', async () => {
    await backUpDaily(plan, NOON);
    const gone = { ...plan, database: join(root, 'gone', 'hireside.db') };
    await expect(backUpDaily(gone, NOON + 5 * DAY)).rejects.toThrow(/directory/);
    expect(await readdir(plan.folder)).toEqual(['hireside-2026-11-22.db']);
  });

  test('what a server that was killed left of one goes with the next', async () => {
    await mkdir(plan.folder);
    const parts = ['hireside-2026-11-21.db.partial', 'hireside-2026-11-22.db.partial-journal'];
    for (const part of parts) await writeFile(join(plan.folder, part), 'a part of something');
    await backUpDaily(plan, NOON);
    expect(await readdir(plan.folder)).toEqual(['hireside-2026-11-22.db']);
  });
});
