import { existsSync } from 'node:fs';
import { chown, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { BackupError, backupSqlite, checkSqlite } from './backup.ts';

/** What a restore did to what was there before. */
export interface Restored {
  /** Where it is kept now; `null` where nothing was. */
  aside: string | null;
  /** It could not be read: nobody can say what was in it. */
  wasDamaged: boolean;
}

/**
 * Puts a backup in the place of a SQLite database that nobody has open. What was there is kept
 * beside it, be it ever so damaged; where anything fails before, it stays where it is.
 * @param stamp goes into the name of what was there
 * @param options.prepare brings the file of that name to this version before it gets its place
 * @throws BackupError for a backup that is not sound, or a database in use
 */
export async function restoreSqlite(
  backup: string,
  to: string,
  stamp: string,
  options: {
    progress?: (share: number) => void;
    prepare?: (file: string) => Promise<void>;
  } = {},
): Promise<Restored> {
  checkSqlite(backup);
  const wasThere = existsSync(to);
  if (wasThere && (await realpath(backup)) === (await realpath(to))) {
    throw new BackupError(`${backup} is the database itself, and no backup of it.`);
  }
  const fresh = `${to}.restoring`;
  await removeDatabase(fresh);
  try {
    await backupSqlite(backup, fresh, options.progress);
    await options.prepare?.(fresh);
    const wasDamaged = wasThere && closeUp(to) === 'damaged';
    await giveOwner(fresh, wasThere ? to : dirname(to));
    return { aside: await exchange(to, fresh, `${to}.before-${stamp}`, wasThere), wasDamaged };
  } catch (error) {
    await removeDatabase(fresh);
    throw error;
  }
}

const BESIDE = ['-wal', '-shm', '-journal'];

async function removeDatabase(file: string): Promise<void> {
  for (const end of ['', ...BESIDE]) await rm(file + end, { force: true });
}

/** The logs belong to the database that goes: beside another they would corrupt it. */
async function exchange(to: string, fresh: string, aside: string, wasThere: boolean) {
  if (wasThere) await rename(to, aside);
  for (const end of BESIDE) {
    if (!existsSync(to + end)) continue;
    if (wasThere) await rename(to + end, aside + end);
    else await rm(to + end);
  }
  await rename(fresh, to);
  return wasThere ? aside : null;
}

/** Whoever restores as root would leave a file that Hireside may not open. */
async function giveOwner(file: string, like: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(like);
  await chown(file, uid, gid);
}

/** Makes one file of the database and its write-ahead log. @throws BackupError while it is in use */
function closeUp(file: string): 'closed' | 'damaged' {
  const db = new SqliteDatabase(file, { timeout: 1_000 });
  try {
    // Leaving the write-ahead log needs to be alone.
    db.pragma('journal_mode = DELETE');
    return 'closed';
  } catch (error) {
    // What cannot be read is what backups are for.
    if (/^SQLITE_(NOTADB|CORRUPT|IOERR)/.test((error as { code?: string }).code ?? '')) {
      return 'damaged';
    }
    throw new BackupError(`${file} is in use. Stop Hireside first.`);
  } finally {
    db.close();
  }
}
