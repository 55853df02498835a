import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Id } from '../../common/ids.ts';
import type { OutboxEntry, RefusedEntry } from './entry.ts';
import type { Platform } from './platform.ts';
import type { ComposerDraft } from './view.ts';

/** What one member keeps on this computer. `n` is the order of writing, across windows. */
interface Schema extends DBSchema {
  outbox: { key: number; value: StoredEntry; indexes: { id: Id } };
  refused: { key: Id; value: RefusedEntry };
  drafts: { key: Id; value: ComposerDraft };
}

export interface StoredEntry extends OutboxEntry {
  n?: number;
  id: Id;
}

export type Database = IDBPDatabase<Schema>;

const OPEN_MS = 3_000;

/** Written to the disk, not only handed to the system, before the promise settles. */
export const STRICT = { durability: 'strict' } as const;

/**
 * Opens the member's own database, so that two accounts on one computer never mix.
 * @returns `null` where the browser keeps nothing (private windows, a broken profile, no answer)
 */
export function openDatabase(
  memberId: Id,
  platform: Pick<Platform, 'after'>,
): Promise<Database | null> {
  return new Promise((resolve) => {
    const cancel = platform.after(OPEN_MS, () => resolve(null));
    const settle = (database: Database | null) => {
      cancel();
      resolve(database);
    };
    open(memberId).then(settle, () => settle(null));
  });
}

async function open(memberId: Id): Promise<Database> {
  const database = await openDB<Schema>(`hireside-${memberId}`, 1, {
    upgrade(db) {
      const outbox = db.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true });
      outbox.createIndex('id', 'id', { unique: true });
      db.createObjectStore('refused', { keyPath: 'id' });
      db.createObjectStore('drafts');
    },
    // A newer version of the app wants to change the layout: let it.
    blocking: () => database.close(),
  });
  return database;
}
