import type { Database } from '../../db/open.ts';
import type { Tx } from '../../db/transact.ts';

type Work = (tx: Tx) => Promise<void>;

interface Waiting {
  work: Work;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Deliveries of one commit; more would make the first of them wait too long. */
const GROUP_MAX = 100;

/**
 * Takes deliveries in groups, as the log takes events: what arrives in one turn of the event loop,
 * or while a commit is under way, shares the next transaction and its one wait for the disk.
 */
export class Intake {
  readonly #database: Database;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Resolves once the work is durable.
   * @param work runs again where its group failed, and must have no effects outside the transaction
   */
  take(work: Work): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  async #run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, GROUP_MAX);
      await this.#commit(group).catch(() => this.#commitSingly(group));
    }
    this.#running = null;
  }

  async #commit(group: Waiting[]): Promise<void> {
    await this.#database.transact(async (tx) => {
      for (const { work } of group) await work(tx);
    });
    for (const { resolve } of group) resolve();
  }

  /** A group failed as a whole: one that cannot be taken must not keep out the others. */
  async #commitSingly(group: Waiting[]): Promise<void> {
    for (const { work, resolve, reject } of group) {
      await this.#database.transact(work).then(resolve, reject);
    }
  }
}
