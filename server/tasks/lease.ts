import type { Clock } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import { renew, type Task } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import { LEASE_MS } from './lane.ts';

/** Somebody else claimed the task: this server was away for too long and has no say any more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  constructor() {
    super('the task belongs to another server now');
  }
}

/** What outward work is handed: the proof that its task is its own, for as long as it lasts. */
export interface Lease {
  /** The server stops, or the lease is lost: leave off what can be done again. */
  signal: AbortSignal;
  /**
   * A transaction that commits only while the task is ours.
   * @throws LeaseLost where it is not, without running `work`
   */
  transact<T>(work: (tx: Tx, now: number) => Promise<T>): Promise<T>;
}

/** Renews the lease of a task until it is released. */
export function holdLease(
  database: Database,
  clock: Clock,
  task: Task,
  stopping: AbortSignal,
): Lease & { release(): void } {
  const lost = new AbortController();
  const transact: Lease['transact'] = (work) =>
    database.transact(async (tx) => {
      const now = clock.now();
      if (!(await renew(tx, task, now + LEASE_MS))) {
        lost.abort(new LeaseLost());
        throw new LeaseLost();
      }
      return work(tx, now);
    });
  const timer = setInterval(() => {
    // A database that does not answer now may answer the next time.
    transact(async () => undefined).catch(() => undefined);
  }, LEASE_MS / 3);
  timer.unref();
  return {
    signal: AbortSignal.any([stopping, lost.signal]),
    transact,
    release: () => clearInterval(timer),
  };
}
