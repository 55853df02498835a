import type { Id } from '../../common/ids.ts';
import { type Database, STRICT, type StoredEntry } from './database.ts';
import { idOf, type OutboxEntry, type RefusedEntry } from './entry.ts';

/** The outbox on disk: each function is one strictly durable transaction, and rejects if it fails. */

export interface Stored {
  entries: OutboxEntry[];
  refused: RefusedEntry[];
}

export async function readStored(database: Database): Promise<Stored> {
  const tx = database.transaction(['outbox', 'refused']);
  const [stored, refused] = await Promise.all([
    tx.objectStore('outbox').getAll(),
    tx.objectStore('refused').getAll(),
    tx.done,
  ]);
  return { entries: stored.map(withoutOrder), refused };
}

export async function storeEntry(database: Database, entry: OutboxEntry): Promise<void> {
  const tx = database.transaction('outbox', 'readwrite', STRICT);
  await Promise.all([tx.store.add(withId(entry)), tx.done]);
}

/** Takes entries out; `refused` are kept in the same transaction, so that no word falls between. */
export async function removeEntries(
  database: Database,
  ids: ReadonlySet<Id>,
  refused: readonly RefusedEntry[] = [],
): Promise<void> {
  const tx = database.transaction(['outbox', 'refused'], 'readwrite', STRICT);
  const outbox = tx.objectStore('outbox');
  const removed = [...ids].map(async (id) => {
    const n = await outbox.index('id').getKey(id);
    if (n !== undefined) await outbox.delete(n);
  });
  const kept = refused.map((entry) => tx.objectStore('refused').put(entry));
  await Promise.all([...removed, ...kept, tx.done]);
}

/** Rewrites entries in their places. */
export async function replaceEntries(
  database: Database,
  entries: readonly OutboxEntry[],
): Promise<void> {
  const tx = database.transaction('outbox', 'readwrite', STRICT);
  const replaced = entries.map(async (entry) => {
    const n = await tx.store.index('id').getKey(idOf(entry));
    if (n !== undefined) await tx.store.put({ ...withId(entry), n });
  });
  await Promise.all([...replaced, tx.done]);
}

/** Forgets refused entries; `instead` enters the outbox in the same transaction. */
export async function forgetRefused(
  database: Database,
  ids: ReadonlySet<Id>,
  instead?: OutboxEntry,
): Promise<void> {
  const tx = database.transaction(['outbox', 'refused'], 'readwrite', STRICT);
  const forgotten = [...ids].map((id) => tx.objectStore('refused').delete(id));
  const added = instead ? [tx.objectStore('outbox').add(withId(instead))] : [];
  await Promise.all([...forgotten, ...added, tx.done]);
}

const withId = (entry: OutboxEntry): StoredEntry => ({ ...entry, id: idOf(entry) });

const withoutOrder = ({ streamId, draft, writtenAt }: StoredEntry): OutboxEntry => ({
  streamId,
  draft,
  writtenAt,
});
