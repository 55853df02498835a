import type { LogEvent } from '../common/events.ts';
import { type AppendResult, append, type Entry, type LogKey, type Reactions } from './append.ts';
import type { Database } from './open.ts';
import { eventFromRow } from './rows.ts';

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
 * Appends in groups: everything that arrives in one turn of the event loop, or while a commit is
 * under way, shares the next transaction and its one wait for the disk.
 */
export class LogWriter {
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

  /** @returns one result for each entry, in order, once they are durable */
  append(log: LogKey, entries: readonly Entry[]): Promise<AppendResult[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ log, entries, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing is being written any more. */
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

const EVENT_COLUMNS = [
  'seq',
  'id',
  'type',
  'actor_id',
  'application_id',
  'interview_id',
  'meeting_uuid',
  'audience',
  'body',
  'client_at',
  'server_at',
  'late',
] as const;

/** Events after a number, oldest first. */
export async function eventsAfter(
  database: Database,
  candidateId: string,
  after: number,
  limit: number,
): Promise<LogEvent[]> {
  const rows = await database.read
    .selectFrom('event')
    .select(EVENT_COLUMNS)
    .where('candidate_id', '=', candidateId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(eventFromRow);
}

/** Events before a number, newest first; of some types only, where they are given. */
export async function eventsBefore(
  database: Database,
  candidateId: string,
  before: number,
  limit: number,
  types?: readonly LogEvent['type'][],
): Promise<LogEvent[]> {
  let query = database.read
    .selectFrom('event')
    .select(EVENT_COLUMNS)
    .where('candidate_id', '=', candidateId)
    .where('seq', '<', before);
  if (types !== undefined) query = query.where('type', 'in', types);
  const rows = await query.orderBy('seq', 'desc').limit(limit).execute();
  return rows.map(eventFromRow);
}

/** The number of the last event; `null` where there is no such log. */
export async function headOf(database: Database, candidateId: string): Promise<number | null> {
  const row = await database.read
    .selectFrom('candidate')
    .select('head')
    .where('id', '=', candidateId)
    .executeTakeFirst();
  return row?.head ?? null;
}
