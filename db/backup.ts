import { open, rename, rm } from 'node:fs/promises';
import SqliteDatabase from 'better-sqlite3';
import { isKnownMigration, isOurs } from './migrate.ts';

/** A file that is no backup, is damaged, or is of a newer Hireside. The message is a sentence. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** Pages copied at a time: writers wait for one such step at most. */
const STEP_PAGES = 500;

/**
 * Copies a SQLite database that may be in use: one moment of it, checked before it gets its name,
 * so that whatever is called `to` is whole.
 * @param progress what share is copied, 0 to 1
 * @returns its size, bytes
 * @throws BackupError where the copy is not sound
 */
export async function backupSqlite(
  from: string,
  to: string,
  progress: (share: number) => void = () => {},
): Promise<number> {
  const partial = `${to}.partial`;
  // One that was killed may have left a part.
  await removePartial(partial);
  const source = new SqliteDatabase(from, { readonly: true, fileMustExist: true });
  try {
    // Holds one moment: without it every commit of a server begins the copy anew.
    source.exec('begin');
    source.prepare('select count(*) from migration').get();
    await source.backup(partial, {
      progress: ({ totalPages, remainingPages }) => {
        progress(totalPages === 0 ? 1 : 1 - remainingPages / totalPages);
        return STEP_PAGES;
      },
    });
  } catch (error) {
    await removePartial(partial);
    throw inWords(error, from);
  } finally {
    source.close();
  }
  try {
    // One file that needs nothing beside it: a backup is carried about.
    const copy = new SqliteDatabase(partial);
    copy.pragma('journal_mode = DELETE');
    copy.close();
    checkSqlite(partial);
    const size = await settle(partial);
    progress(1);
    await rename(partial, to);
    return size;
  } catch (error) {
    await removePartial(partial);
    throw error;
  }
}

async function removePartial(partial: string): Promise<void> {
  for (const end of ['', '-journal']) await rm(partial + end, { force: true });
}

/** What SQLite says of a file that has none of our tables, or cannot be read, is no sentence. */
function inWords(error: unknown, from: string): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (/^no such table: migration/.test(message)) {
    return new BackupError(`${from} is no database of Hireside.`);
  }
  return /^SQLITE_(NOTADB|CORRUPT)/.test(code) ? new BackupError(`${from} is damaged.`) : error;
}

/**
 * Reads a whole backup and compares every index with its table.
 * @throws BackupError saying what is wrong
 */
export function checkSqlite(file: string): void {
  let db: SqliteDatabase.Database;
  try {
    db = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
  } catch {
    throw new BackupError(`${file} cannot be opened.`);
  }
  try {
    const found = db.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new BackupError(`${file} is damaged: ${String(found)}`);
    const names = db.prepare('select name from migration').pluck().all() as string[];
    const unknown = names.filter((name) => !isKnownMigration(name));
    if (unknown.length > 0) {
      throw new BackupError(`${file} is of a newer Hireside: it has ${unknown.join(', ')}.`);
    }
    if (!isOurs(names)) throw new BackupError(`${file} is no database of Hireside.`);
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${file} is no database of Hireside.`);
  } finally {
    db.close();
  }
}

/** Brings the bytes to the disk. @returns how many */
async function settle(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
