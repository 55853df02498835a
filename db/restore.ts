import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import SqliteDatabase from 'better-sqlite3';
import { BackupError, backupSqlite, checkSqlite } from './backup.ts';

/**
 * Puts a backup in the place of a SQLite database that nobody has open. What was there is kept
 * beside it under the name that is returned; `null` where nothing was.
 * @param stamp goes into that name
 * @throws BackupError for a backup that is not sound, or a database in use
 */
export async function restoreSqlite(
  backup: string,
  to: string,
  stamp: string,
  progress?: (share: number) => void,
): Promise<string | null> {
  checkSqlite(backup);
  const fresh = `${to}.restoring`;
  await rm(fresh, { force: true });
  await backupSqlite(backup, fresh, progress);
  const aside = existsSync(to) ? `${to}.before-${stamp}` : null;
  if (aside !== null) {
    closeUp(to);
    await rename(to, aside);
  }
  // The write-ahead log belongs to the database that went; beside another it would corrupt it.
  await rm(`${to}-wal`, { force: true });
  await rm(`${to}-shm`, { force: true });
  await rename(fresh, to);
  return aside;
}

/** Makes one file of the database and its write-ahead log. @throws BackupError while it is in use */
function closeUp(file: string): void {
  const db = new SqliteDatabase(file, { timeout: 1_000 });
  try {
    // Leaving the write-ahead log needs to be alone.
    db.pragma('journal_mode = DELETE');
  } catch {
    throw new BackupError(`${file} is in use. Stop Hireside first.`);
  } finally {
    db.close();
  }
}
