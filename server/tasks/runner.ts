import type { Clock } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import { claim, finish, nextDue, postpone, type Task } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';

/** Does one task inside the transaction that marks it done, so that it happens once. */
export type TaskHandler = (tx: Tx, payload: unknown, now: number) => Promise<void>;

/**
 * Outward work: speaks to the network, which no transaction waits for, and answers what to write
 * down. Where a server dies in between, the work is done again.
 */
export type OutwardHandler = (task: Task) => Promise<Settlement>;

/**
 * Runs in the transaction that ends the attempt.
 * @returns when and why to try again; `null` when the task is done
 */
export type Settlement = (
  tx: Tx,
  now: number,
) => Promise<{ retryAt: number; reason: string } | null>;

export interface Handlers {
  inward: Record<string, TaskHandler>;
  outward?: Record<string, OutwardHandler>;
}

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
    private readonly handlers: Handlers,
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
      const settle = await this.#settlement(task, now);
      await this.database.transact(async (tx) => {
        const retry = await settle(tx, now);
        if (retry === null) await finish(tx, task.id, now);
        else await postpone(tx, task.id, retry.retryAt, retry.reason);
      });
    } catch (error) {
      this.onFailure(task, error);
      const wait = Math.min(RETRY_MAX_MS, 1_000 * 2 ** Math.min(task.attempts, 12));
      const reason = error instanceof Error ? error.message : String(error);
      await this.database.transact((tx) => postpone(tx, task.id, now + wait, reason));
    }
  }

  /** Inward work is all settlement; outward work has done its part before. */
  async #settlement(task: Task, now: number): Promise<Settlement> {
    const { inward, outward = {} } = this.handlers;
    const outside = outward[task.kind];
    if (outside !== undefined) return outside(task);
    const inside = inward[task.kind];
    if (inside === undefined) throw new Error(`no handler for tasks of kind ${task.kind}`);
    return async (tx) => {
      await inside(tx, task.payload, now);
      return null;
    };
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
