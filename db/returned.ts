import { createHash } from 'node:crypto';
import SqliteDatabase from 'better-sqlite3';
import type { Subject } from './erasure/reach.ts';
import { erasedAddress } from './members.ts';

/**
 * Who is in a restored SQLite database and was erased after it was copied: receipts keep a hash of
 * the id, and nothing else that leads to anybody.
 * @param before the file that was there, with the receipts
 * @param restored the file that is there now
 */
export function returned(before: string, restored: string): Subject[] {
  const receipts = rows(
    before,
    "select subject as kind, subject_hash as hash from erasure where state = 'done' and subject_hash <> ''",
  );
  if (receipts.length === 0) return [];
  const erased = new Set(receipts.map(({ kind, hash }) => `${kind} ${hash}`));
  const people = [
    ...rows(
      restored,
      "select 'candidate' as kind, id from candidate where kind in ('candidate', 'quarantined')",
    ),
    ...rows(restored, "select 'member' as kind, id, email from member").filter(
      ({ id, email }) => email !== erasedAddress(id!),
    ),
  ];
  return people
    .filter(({ kind, id }) => erased.has(`${kind} ${hashOf(id!)}`))
    .map(({ kind, id }) => ({ kind: kind as Subject['kind'], id: id! }));
}

const hashOf = (id: string) => createHash('sha256').update(id).digest('hex');

/** None where the file is of a Hireside that had no such table, or cannot be read. */
function rows(file: string, query: string): Record<string, string>[] {
  const db = new SqliteDatabase(file, { readonly: true });
  try {
    return db.prepare(query).all() as Record<string, string>[];
  } catch {
    return [];
  } finally {
    db.close();
  }
}
