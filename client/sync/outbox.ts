import type { Id } from '../../common/ids.ts';
import type { Database } from './database.ts';
import { type Acknowledged, idOf, type OutboxEntry, type RefusedEntry } from './entry.ts';
import type { WindowChannel } from './platform.ts';
import {
  forgetRefused,
  readStored,
  removeEntries,
  replaceEntries,
  storeEntry,
} from './stored-outbox.ts';

/**
 * What this member wrote and the server has not acknowledged, shared by all their windows.
 * The database is the truth; `entries` and `refused` mirror it for the screen. An entry that
 * could not be stored lives in the mirror alone, and `durable` says so.
 */
export interface Outbox {
  readonly entries: readonly OutboxEntry[];
  readonly refused: readonly RefusedEntry[];
  readonly durable: boolean;
  /** False until what earlier sessions left here has been read. */
  readonly loaded: boolean;
  /** In the mirror at once; resolves when it is stored, or cannot be. */
  add(entry: OutboxEntry): Promise<void>;
  /** S9: the only way out, besides being refused. */
  acknowledge(acknowledged: readonly Acknowledged[]): Promise<void>;
  /** S10: out of the way of those behind, and kept, in one transaction. */
  refuse(refused: readonly RefusedEntry[]): Promise<void>;
  /** Rewrites the entries for which `change` answers another one; their ids and order stay. */
  rewrite(change: (entry: OutboxEntry) => OutboxEntry): Promise<void>;
  /** Forgets refused entries; `instead` takes their place in the outbox, in one transaction. */
  settle(ids: readonly Id[], instead?: OutboxEntry): Promise<void>;
  /** Reads what other windows wrote. */
  reload(): Promise<void>;
  close(): void;
}

export interface OutboxEvents {
  changed(): void;
  /** Entries of an earlier session or of another window may wait to be sent. */
  arrived(): void;
  /** By this window or another one; told before the entries leave the mirror. */
  acknowledged(acknowledged: readonly Acknowledged[]): void;
}

/** In the mirror. `stored: false` from writing until the database has it, for ever if it cannot. */
interface Slot {
  entry: OutboxEntry;
  stored: boolean;
  failed: boolean;
}

export function createOutbox(
  opening: Promise<Database | null>,
  channel: WindowChannel | null,
  events: OutboxEvents,
): Outbox {
  let slots: readonly Slot[] = [];
  let entries: readonly OutboxEntry[] = [];
  let refused: readonly RefusedEntry[] = [];
  /** Refused entries that the database could not take. */
  const unstoredRefused = new Set<Id>();
  /** Settled entries that the database would not let go: sending them for ever helps no one. */
  const undeletable = new Set<Id>();
  let loaded = false;
  let keeps = true;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  /** One operation after another, in the order they were asked for; the mirror follows the disk. */
  function inTurn(run: (database: Database | null) => Promise<void>): Promise<void> {
    const next = last.then(async () => run(await opening));
    last = next;
    return next;
  }

  function show(next: readonly Slot[], kept: readonly RefusedEntry[] = refused): void {
    slots = next;
    refused = kept;
    entries = next.map(({ entry }) => entry);
    if (!closed) events.changed();
  }

  const tell = (message: WindowMessage) => {
    if (!closed) channel?.post(message);
  };
  const without = (ids: ReadonlySet<Id>) => slots.filter(({ entry }) => !ids.has(idOf(entry)));

  const reload = () =>
    inTurn(async (database) => {
      const stored = await attempt(database && (() => readStored(database)));
      keeps = stored !== null;
      loaded = true;
      if (stored === null) return show(slots);
      const read = stored.entries.filter((entry) => !undeletable.has(idOf(entry)));
      const onDisk = new Set(read.map(idOf));
      const notYet = slots.filter((slot) => !slot.stored && !onDisk.has(idOf(slot.entry)));
      const onlyHere = refused.filter(({ id }) => unstoredRefused.has(id));
      show(
        [...read.map((entry) => ({ entry, stored: true, failed: false })), ...notYet],
        [...stored.refused, ...onlyHere],
      );
    });

  const arrived = () => {
    if (!closed && entries.length > 0) events.arrived();
  };
  channel?.onMessage((message) => {
    const { acknowledged } = message as WindowMessage;
    if (closed) return;
    if (acknowledged !== undefined) events.acknowledged(acknowledged);
    void reload().then(arrived);
  });
  void reload().then(arrived);

  return {
    get entries() {
      return entries;
    },
    get refused() {
      return refused;
    },
    get loaded() {
      return loaded;
    },
    get durable() {
      return keeps && unstoredRefused.size === 0 && slots.every(({ failed }) => !failed);
    },

    add(entry) {
      const id = idOf(entry);
      show([...slots, { entry, stored: false, failed: false }]);
      return inTurn(async (database) => {
        const slot = slots.find((one) => idOf(one.entry) === id);
        if (slot === undefined) return;
        const done = await attempt(database && (() => storeEntry(database, slot.entry)));
        const next = { ...slot, stored: done !== null, failed: done === null };
        show(slots.map((one) => (one === slot ? next : one)));
        tell({});
      });
    },

    acknowledge(acknowledged) {
      events.acknowledged(acknowledged);
      const ids = new Set(acknowledged.map(({ id }) => id));
      return inTurn(async (database) => {
        const done = await attempt(database && (() => removeEntries(database, ids)));
        if (done === null) for (const id of ids) undeletable.add(id);
        show(without(ids));
        tell({ acknowledged });
      });
    },

    refuse(list) {
      const ids = new Set(list.map(({ id }) => id));
      return inTurn(async (database) => {
        const done = await attempt(database && (() => removeEntries(database, ids, list)));
        if (done === null) {
          for (const id of ids) {
            unstoredRefused.add(id);
            undeletable.add(id);
          }
        }
        show(without(ids), [...refused.filter(({ id }) => !ids.has(id)), ...list]);
        tell({});
      });
    },

    rewrite(change) {
      return inTurn(async (database) => {
        const next = slots.map((slot) => {
          const entry = change(slot.entry);
          return entry === slot.entry ? slot : { ...slot, entry };
        });
        const changed = next.filter((slot, at) => slot !== slots[at]).map(({ entry }) => entry);
        if (changed.length === 0) return;
        await attempt(database && (() => replaceEntries(database, changed)));
        show(next);
        tell({});
      });
    },

    settle(ids, instead) {
      const gone = new Set(ids);
      return inTurn(async (database) => {
        const done = await attempt(database && (() => forgetRefused(database, gone, instead)));
        for (const id of gone) unstoredRefused.delete(id);
        const stored = done !== null;
        const more = instead ? [{ entry: instead, stored, failed: !stored }] : [];
        const left = refused.filter(({ id }) => !gone.has(id));
        show([...slots, ...more], left);
        tell({});
      });
    },

    reload,

    close() {
      closed = true;
      channel?.close();
      // What was asked for before is still carried out: closing must not lose a word.
      void inTurn(async (database) => database?.close());
    },
  };
}

/** What the disk refuses is not an error for the person: it stays in the mirror. */
async function attempt<T>(write: (() => Promise<T>) | null): Promise<T | null> {
  if (write === null) return null;
  try {
    return await write();
  } catch {
    return null;
  }
}

/** Between windows: something changed, and which entries are in the log now. */
interface WindowMessage {
  acknowledged?: readonly Acknowledged[];
}
