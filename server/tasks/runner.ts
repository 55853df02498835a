import type { Clock } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import { claim, finish, nextDue, postpone, type Task } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';

/** Does one task inside the transaction that marks it done, so that it happens once. */
export type InsideHandler = (tx: Tx, payload: unknown, now: number) => Promise<void>;

/**
 * Does a task that speaks to the network, which no transaction waits for: the work first, then what
 * it left to write, in the transaction that marks it done. Where a server dies in between, the work
 * happens again.
 */
export interface OutsideHandler {
  work(payload: unknown, now: number): Promise<(tx: Tx) => Promise<void>>;
}

export type TaskHandler = InsideHandler | OutsideHandler;

const LEASE_MS = 60_000;
const IDLE_MS = 30_000;
const RETRY_MAX_MS = 10 * 60_000;

/** Runs tasks when they are due: those of this server, and those a dead one left behind. */
export class TaskRunner {
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #stopListening = () => {};

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly handlers: Record<string, TaskHandler>,
    private readonly onFailure: (task: Task, error: unknown) => void,
  ) {}

  start(): void {
    this.#stopListening = this.database.bell.on('task', () => this.wake());
    this.wake();
  }

  /** Looks for due tasks now; also what tests call after they moved the clock. */
  wake(): void {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Resolves when nothing that is due is left to do. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.idle();
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        for (;;) {
          const task = this.#stopped
            ? null
            : await claim(this.database, this.clock.now(), LEASE_MS);
          if (task === null) break;
          await this.#do(task);
        }
        await this.#sleepUntilDue();
      } catch {
        // The database does not answer: every task waits, none is lost.
        this.#sleep(IDLE_MS);
      }
    }
  }

  async #do(task: Task): Promise<void> {
    const now = this.clock.now();
    try {
      const handler = this.handlers[task.kind];
      if (handler === undefined) throw new Error(`no handler for tasks of kind ${task.kind}`);
      const write =
        typeof handler === 'function'
          ? (tx: Tx) => handler(tx, task.payload, now)
          : await handler.work(task.payload, now);
      await this.database.transact(async (tx) => {
        await write(tx);
        await finish(tx, task.id, now);
      });
    } catch (error) {
      this.onFailure(task, error);
      const wait = Math.min(RETRY_MAX_MS, 1_000 * 2 ** Math.min(task.attempts, 12));
      const reason = error instanceof Error ? error.message : String(error);
      await this.database.transact((tx) => postpone(tx, task.id, now + wait, reason));
    }
  }

  async #sleepUntilDue(): Promise<void> {
    const due = await nextDue(this.database);
    const wait = due === null ? IDLE_MS : due - this.clock.now();
    this.#sleep(Math.max(50, Math.min(IDLE_MS, wait)));
  }

  #sleep(ms: number): void {
    if (this.#stopped) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), ms);
    this.#timer.unref();
  }
}
