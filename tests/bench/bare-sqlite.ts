import SqliteDatabase from 'better-sqlite3';
import { newId } from '../../common/ids.ts';
import { NOTE_TEXT } from './notes.ts';

/** better-sqlite3 alone, as durable as ours: one row of an event's size, one transaction. */
export function openBare(file: string) {
  const db = new SqliteDatabase(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    'create table if not exists row (id text primary key, at text not null, body text not null)',
  );
  const statement = db.prepare('insert into row (id, at, body) values (?, ?, ?)');
  const body = JSON.stringify({ text: NOTE_TEXT });
  return {
    insert: () => void statement.run(newId(), '2026-11-21T12:00:00.000Z', body),
    close: () => void db.close(),
  };
}

/** Single-row inserts a second, each of them waiting for the disk. */
export function bareInsertRate(file: string, ms: number): number {
  const { insert, close } = openBare(file);
  for (let i = 0; i < 200; i++) insert();
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < ms) {
    insert();
    count += 1;
  }
  const rate = (count * 1000) / (performance.now() - start);
  close();
  return rate;
}
