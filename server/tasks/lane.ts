import type { Clock } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import { claim, nextDue, type Task } from '../../db/tasks.ts';

/** How long a claimed task is ours without being renewed, milliseconds. */
export const LEASE_MS = 60_000;
const IDLE_MS = 30_000;

/**
 * Claims tasks of some kinds when they are due, a few at a time: those of this server, and those
 * a dead one left behind.
 */
export class Lane {
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  readonly #active = new Set<Promise<void>>();
  #again = false;
  #stopped = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly kinds: readonly string[],
    /** Tasks done at the same time. */
    private readonly width: number,
    private readonly work: (task: Task) => Promise<void>,
  ) {}

  wake(): void {
    if (this.kinds.length === 0) return;
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Resolves when nothing that is due is left to do. */
  async idle(): Promise<void> {
    while (this.#running !== null || this.#active.size > 0) {
      await Promise.all([this.#running, ...this.#active]);
    }
  }

  /** Claims nothing more. What is under way goes on; see `idle`. */
  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        for (;;) {
          if (this.#active.size >= this.width) await Promise.race(this.#active);
          const task = this.#stopped
            ? null
            : await claim(this.database, this.clock.now(), LEASE_MS, this.kinds);
          if (task === null) break;
          this.#begin(task);
        }
        await this.#sleepUntilDue();
      } catch {
        // The database does not answer: every task waits, none is lost.
        this.#sleep(IDLE_MS);
      }
    }
  }

  #begin(task: Task): void {
    const doing = this.work(task)
      .then(
        () => (this.#stopped ? undefined : this.wake()),
        // It could not even be put back: its lease brings it back.
        () => this.#sleep(IDLE_MS),
      )
      .then(() => void this.#active.delete(doing));
    this.#active.add(doing);
  }

  async #sleepUntilDue(): Promise<void> {
    const due = await nextDue(this.database, this.kinds);
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
