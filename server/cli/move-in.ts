import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupSqlite, checkSqlite } from '../../db/backup.ts';
import { stayingRows } from '../../db/interchange/staying.ts';
import { migrate } from '../../db/migrate.ts';
import type { Database } from '../../db/open.ts';
import { organizations } from '../../db/operations.ts';
import { Sealer } from '../auth/seal.ts';
import { moveAll } from '../interchange/move.ts';
import { type Deps, DONE, Failure } from './command.ts';
import { keepByHand, withDatabase } from './database.ts';
import { migrated } from './migrate.ts';
import { type Io, progressLine } from './output.ts';

/** The first bytes of every SQLite database, with the NUL that ends them. */
const SQLITE = 'SQLite format 3\0';

/** Whether a file is a SQLite database, whatever its name. */
export async function isSqliteFile(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const head = Buffer.alloc(SQLITE.length);
    // A directory opens, and cannot be read.
    await handle.read(head, 0, head.length, 0).catch(() => undefined);
    return head.toString('latin1') === SQLITE;
  } finally {
    await handle.close();
  }
}

/** Moves a SQLite database of Hireside into the configured one, which is migrated and is empty. */
export async function moveIn(file: string, io: Io, deps: Deps): Promise<number> {
  const sealer = new Sealer(deps.config().dataKeys);
  checkSqlite(file);
  return withDatabase(deps, async (to) => {
    await mustBeEmpty(to);
    const ran = await migrate(to);
    if (ran.length > 0) io.out(migrated(ran));
    const line = progressLine(io);
    await withCopy(file, line.show, deps, async (from) => {
      const all = await organizations(from);
      const ids = all.map(({ id }) => id);
      const progress = ({ what, rows }: { what: string; rows: number }) =>
        line.show(rows === 0 ? what : `${what}: ${rows}`);
      const rows = await moveAll(ids, { from, to, sealer, progress });
      line.end();
      await keepByHand(deps, to, ids, 'data.imported', { added: rows, refused: 0 });
      io.out(`${rows} rows of ${all.map(({ name }) => name).join(', ')} moved, each compared`);
      const stayed = [...(await stayingRows(from.read))].map(
        ([table, count]) => `${table} ${count}`,
      );
      if (stayed.length > 0) io.out(`Not moved: ${stayed.join(', ')}`);
      io.out('People sign in anew, members connect Zoom again, scripts need new tokens.');
    });
    return DONE;
  });
}

async function mustBeEmpty(to: Database): Promise<void> {
  // Without a schema there is nobody in it either.
  const here = await organizations(to).catch(() => []);
  if (here.length === 0) return;
  const names = here.map(({ name }) => name).join(', ');
  throw new Failure(`The database is not empty, it has ${names}. Nothing was moved.`);
}

/** Works on a copy that is brought to this version and removed again: FILE stays as it is. */
async function withCopy(
  file: string,
  show: (text: string) => void,
  { open: openDatabase }: Deps,
  work: (copy: Database) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hireside-move-'));
  try {
    const copy = join(folder, 'copy.db');
    await backupSqlite(file, copy, (share) => show(`copied: ${Math.round(share * 100)} %`));
    const database = await openDatabase(`sqlite:${copy}`);
    try {
      await migrate(database);
      await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
