import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import pg from 'pg';
import { expect } from 'vitest';
import type { TestDatabase } from './databases.ts';

/** Every file that the database writes, with the planted texts that its bytes hold. */
export async function marksInFiles(fresh: TestDatabase): Promise<string[]> {
  const files = fresh.url.startsWith('sqlite:')
    ? ['', '-wal', '-shm'].map((end) => fresh.url.slice('sqlite:'.length) + end)
    : await postgresFiles(fresh);
  return files.filter(existsSync).flatMap((file) => {
    const text = readFileSync(file).toString('latin1');
    return [...new Set(text.match(/zqxv[\w-]*/gi) ?? [])];
  });
}

/** The files of this database's tables and indexes; its write-ahead log is not among them. */
async function postgresFiles({ url }: TestDatabase): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('checkpoint');
  const { rows } = await client.query<{ path: string }>(
    `select current_setting('data_directory') || '/' || pg_relation_filepath(pg_class.oid) as path
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind in ('r', 'i', 't') and nspname in ('public', 'pg_toast')`,
  );
  await client.end();
  expect(rows.filter(({ path }) => existsSync(path)).length).toBeGreaterThan(50);
  return rows.map(({ path }) => path);
}

/** Words of SQLite's search indexes that only planted texts have: indexes cut texts into threes. */
export function marksInIndexes(fresh: TestDatabase): string[] {
  if (!fresh.url.startsWith('sqlite:')) return [];
  const db = new SqliteDatabase(fresh.url.slice('sqlite:'.length));
  const indexes = db
    .prepare("select name from sqlite_master where sql like '%using fts5%'")
    .pluck()
    .all() as string[];
  expect(indexes).toEqual(expect.arrayContaining(['candidate_search', 'note_search']));
  const found = indexes.flatMap((index) => {
    db.exec(`create virtual table temp.words_of_${index} using fts5vocab(main, ${index}, row)`);
    const terms = db.prepare(`select term from temp.words_of_${index}`).pluck().all() as string[];
    return terms
      .filter((term) => term === 'zqx' || term === 'qxv')
      .map((term) => `${index}: ${term}`);
  });
  db.close();
  return found;
}

/** Everything in a folder, as one text. */
export const readTree = async (folder: string): Promise<string> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1'));
  return (await Promise.all(texts)).join('\n').toLowerCase();
};
