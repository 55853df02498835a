import type { Clock } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import { finish, postpone, renew, type Task } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import { Lane } from './lane.ts';
import { holdLease, type Lease, LeaseLost } from './lease.ts';

/** Does one task inside the transaction that marks it done, so that it happens once. */
export type TaskHandler = (tx: Tx, payload: unknown, now: number) => Promise<void>;

/**
 * Outward work: reaches for the network, outside any transaction and as long as it takes, and
 * answers what to write down. Whatever the world must not see twice is recorded through the lease
 * before it is done (decision 0020).
 */
export type OutwardHandler = (task: Task, lease: Lease) => Promise<Settlement>;

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
  /** Outward work that may take an hour: it has places of its own. */
  long?: Record<string, OutwardHandler>;
}

const RETRY_MAX_MS = 10 * 60_000;
/** Slow mail servers must not keep others waiting. */
const OUTWARD_WIDTH = 4;
const LONG_WIDTH = 2;
/** Work that the world has seen half of may end while the server stops. */
const STOP_GRACE_MS = 5_000;

/** Runs tasks: inward ones one after the other, outward ones a few at a time beside them. */
export class TaskRunner {
  readonly #stopping = new AbortController();
  readonly #inward: Lane;
  readonly #outward: Lane;
  readonly #long: Lane;
  #stopListening = () => {};

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    { inward, outward = {}, long = {} }: Handlers,
    private readonly onFailure: (task: Task, error: unknown) => void,
  ) {
    this.#inward = new Lane(database, clock, Object.keys(inward), 1, (task) =>
      this.#do(task, () => this.#doInward(task, inward[task.kind]!)),
    );
    this.#outward = new Lane(database, clock, Object.keys(outward), OUTWARD_WIDTH, (task) =>
      this.#do(task, () => this.#doOutward(task, outward[task.kind]!)),
    );
    this.#long = new Lane(database, clock, Object.keys(long), LONG_WIDTH, (task) =>
      this.#do(task, () => this.#doOutward(task, long[task.kind]!)),
    );
  }

  start(): void {
    this.#stopListening = this.database.bell.on('task', () => this.wake());
    this.wake();
  }

  /** Looks for due tasks now; also what tests call after they moved the clock. */
  wake(): void {
    this.#inward.wake();
    this.#outward.wake();
    this.#long.wake();
  }

  /** Resolves when nothing that is due is left to do, nor what that led to. */
  async idle(): Promise<void> {
    await this.#inward.idle();
    await this.#outward.idle();
    await this.#long.idle();
  }

  async stop(): Promise<void> {
    this.#stopListening();
    this.#inward.stop();
    this.#outward.stop();
    this.#long.stop();
    this.#stopping.abort();
    await this.#inward.idle();
    const grace = new Promise((resolve) => setTimeout(resolve, STOP_GRACE_MS).unref());
    await Promise.race([Promise.all([this.#outward.idle(), this.#long.idle()]), grace]);
  }

  async #doInward(task: Task, handler: TaskHandler): Promise<void> {
    await this.database.transact(async (tx) => {
      const now = this.clock.now();
      await handler(tx, task.payload, now);
      await finish(tx, task.id, now);
    });
  }

  async #doOutward(task: Task, handler: OutwardHandler): Promise<void> {
    const lease = holdLease(this.database, this.clock, task, this.#stopping.signal);
    try {
      const settle = await handler(task, lease);
      await lease.transact(async (tx, now) => {
        const retry = await settle(tx, now);
        if (retry === null) await finish(tx, task.id, now);
        else await postpone(tx, task.id, retry.retryAt, retry.reason);
      });
    } finally {
      lease.release();
    }
  }

  /** A task that fails is put back; one that another server took over is that server's. */
  async #do(task: Task, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof LeaseLost) return;
      this.onFailure(task, error);
      const wait = Math.min(RETRY_MAX_MS, 1_000 * 2 ** Math.min(task.attempts, 12));
      const reason = error instanceof Error ? error.message : String(error);
      await this.database.transact(async (tx) => {
        const now = this.clock.now();
        if (await renew(tx, task, now)) await postpone(tx, task.id, now + wait, reason);
      });
    }
  }
}
