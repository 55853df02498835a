import { createHash } from 'node:crypto';
import { type AppendResult, append, type Entry, type LogKey, type Reactions } from './append.ts';
import type { Database } from './open.ts';

/** What a writer hands in and waits for. */
interface Waiting {
  log: LogKey;
  entries: readonly Entry[];
  resolve: (results: AppendResult[]) => void;
  reject: (error: unknown) => void;
}

/** Writers of one commit; more would make the first of them wait too long. */
const GROUP_MAX = 200;

/**
 * Commits of PostgreSQL that are under way together: a round trip of one is work of another. Fewer
 * than half of the pool, so that reading never waits for writing. SQLite has one writer.
 */
export const LANES = { sqlite: 1, postgres: 4 };

/**
 * Appends in groups: everything that arrives in one turn of the event loop, or while a commit is
 * under way, shares the next transaction and its one wait for the disk. A candidate's events are
 * always in the same lane, so that they keep their order.
 */
export class LogWriter {
  readonly #lanes: readonly Lane[];

  constructor(database: Database, now: () => number, reactions: Reactions) {
    const lanes = Array.from({ length: LANES[database.engine] });
    this.#lanes = lanes.map(() => new Lane(database, now, reactions));
  }

  /** @returns one result for each entry, in order, once they are durable */
  append(log: LogKey, entries: readonly Entry[]): Promise<AppendResult[]> {
    return this.#lanes[laneOf(log.candidateId, this.#lanes.length)]!.append(log, entries);
  }

  /** Resolves when nothing is being written any more. */
  async idle(): Promise<void> {
    for (const lane of this.#lanes) await lane.idle();
  }
}

/** Which of so many lanes a candidate's events are written in. */
export const laneOf = (candidateId: string, lanes: number): number =>
  createHash('sha1').update(candidateId).digest().readUInt32BE() % lanes;

class Lane {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #reactions: Reactions;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;

  constructor(database: Database, now: () => number, reactions: Reactions) {
    this.#database = database;
    this.#now = now;
    this.#reactions = reactions;
  }

  append(log: LogKey, entries: readonly Entry[]): Promise<AppendResult[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ log, entries, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, GROUP_MAX);
      await this.#commit(group).catch(() => this.#commitSingly(group));
    }
    this.#running = null;
  }

  /** One transaction. Locks are taken in the order of ids, so that two servers never deadlock. */
  async #commit(group: Waiting[]): Promise<void> {
    const byLog = new Map<string, Waiting[]>();
    for (const one of group) {
      const key = `${one.log.organizationId} ${one.log.candidateId}`;
      byLog.set(key, [...(byLog.get(key) ?? []), one]);
    }
    const batches = [...byLog.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    const outcomes = await this.#database.transact(async (tx) => {
      const done: [Waiting, AppendResult[]][] = [];
      for (const [, batch] of batches) {
        const entries = batch.flatMap((one) => one.entries);
        const { log } = batch[0]!;
        const results = await append(tx, log, entries, this.#now(), this.#reactions);
        let at = 0;
        for (const one of batch) {
          done.push([one, results.slice(at, at + one.entries.length)]);
          at += one.entries.length;
        }
      }
      return done;
    });
    for (const [one, results] of outcomes) one.resolve(results);
  }

  /** A group failed as a whole: find out whose fault it was, and let the others through. */
  async #commitSingly(group: Waiting[]): Promise<void> {
    for (const one of group) {
      await this.#database
        .transact((tx) => append(tx, one.log, one.entries, this.#now(), this.#reactions))
        .then(one.resolve, one.reject);
    }
  }
}
