import { type Kysely, sql } from 'kysely';
import type { Bell } from './bell.ts';
import { type Engine, isTransient } from './dialect.ts';
import type { FactsCache } from './facts.ts';
import type { Schema } from './schema.ts';
import { inTurn } from './turns.ts';

/** A transaction in progress. Nothing may await the network while it is open. */
export interface Tx {
  engine: Engine;
  sql: Kysely<Schema>;
  factsCache: FactsCache;
  /** Rings the bell once the commit is durable, and never if it is not. */
  afterCommitRing(topic: string): void;
}

export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

const ATTEMPTS = 5;

/**
 * All or nothing, run again where another writer was in the way. `work` may therefore run more
 * than once and must have no effects of its own.
 */
export function transactor(
  kysely: Kysely<Schema>,
  engine: Engine,
  bell: Bell,
  factsCache: FactsCache,
  once: Once,
): Transact {
  return async (work) => {
    for (let attempt = 1; ; attempt++) {
      const topics = new Set<string>();
      const handle = (connection: Kysely<Schema>): Tx => ({
        engine,
        sql: connection,
        factsCache,
        afterCommitRing: (topic) => topics.add(topic),
      });
      try {
        const result = await once(kysely, (connection) => work(handle(connection)));
        for (const topic of topics) bell.ring(topic);
        return result;
      } catch (error) {
        if (attempt >= ATTEMPTS || !isTransient(error)) throw error;
      }
    }
  };
}

class RolledBack extends Error {
  override readonly name = 'RolledBack';
}

/** Transactions that find out what would happen: what they wrote is undone. */
export const rollingBack =
  (transact: Transact): Transact =>
  async (work) => {
    let found: { result: Awaited<ReturnType<typeof work>> } | null = null;
    try {
      await transact(async (tx) => {
        found = { result: await work(tx) };
        throw new RolledBack();
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
    }
    return found!.result;
  };

/** One try: all of the work, committed, or nothing of it. */
export type Once = <T>(
  kysely: Kysely<Schema>,
  work: (on: Kysely<Schema>) => Promise<T>,
) => Promise<T>;

/** `begin immediate` takes the write lock first, so that no read inside goes stale. */
export const sqliteOnce =
  (file: string): Once =>
  (kysely, work) =>
    inTurn(file, () =>
      kysely.connection().execute(async (connection) => {
        await sql`begin immediate`.execute(connection);
        try {
          const result = await work(connection);
          await sql`commit`.execute(connection);
          return result;
        } catch (error) {
          // A full disk rolls back by itself; a second rollback would hide the first error.
          await sql`rollback`.execute(connection).catch(() => undefined);
          throw error;
        }
      }),
    );

export const postgresOnce: Once = (kysely, work) => kysely.transaction().execute(work);
