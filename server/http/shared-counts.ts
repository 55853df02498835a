import { createHmac } from 'node:crypto';
import type { Store } from 'express-rate-limit';
import type { Clock } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import { addRequests } from '../../db/request-counts.ts';

const EXCHANGE_MS = 1_000;
/** An address below this share of its bound is nobody's concern: the others do not hear of it. */
const WORTH_TELLING = 1 / 20;

interface Count {
  window: number;
  /** Counted here and told, and counted here and not told yet. */
  told: number;
  untold: number;
  elsewhere: number;
}

/**
 * Requests of each address, counted by all servers together (decision 0058). No request waits for
 * it: each server counts for itself, adds what it counted to the shared rows once a second, and
 * learns from the answer what the others counted.
 */
export class SharedCounts {
  readonly #stores: CountStore[] = [];
  readonly #timer: NodeJS.Timeout;
  #exchanging = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    /** Makes digests of addresses; the same at all servers. */
    private readonly secret: string,
    private readonly onFault: (error: unknown) => void,
  ) {
    this.#timer = setInterval(() => {
      this.exchange().catch(this.onFault);
    }, EXCHANGE_MS);
    this.#timer.unref();
  }

  /** What `express-rate-limit` counts one kind of request by. */
  storeOf(name: string, limit: number, windowMs: number): Store {
    const store = new CountStore(name, limit, windowMs, () => this.clock.now());
    this.#stores.push(store);
    return store;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Tells and learns now. While the database does not answer, each server counts for itself. */
  async exchange(): Promise<void> {
    if (this.#exchanging) return;
    this.#exchanging = true;
    try {
      for (const store of this.#stores) await this.#exchangeOf(store);
    } finally {
      this.#exchanging = false;
    }
  }

  async #exchangeOf(store: CountStore): Promise<void> {
    const batch = store.take();
    if (batch.length === 0) return;
    const keyed = batch.map((one) => ({ ...one, digest: this.#digest(store, one) }));
    const added = new Map(keyed.map(({ digest, added }) => [digest, added]));
    const expiresAt = this.clock.now() + 2 * store.windowMs;
    try {
      const totals = await this.database.transact((tx) => addRequests(tx, added, expiresAt));
      for (const { count, digest } of keyed) {
        count.elsewhere = Math.max(0, totals.get(digest)! - count.told);
      }
    } catch (error) {
      for (const { count, added: untold } of keyed) {
        count.told -= untold;
        count.untold += untold;
      }
      throw error;
    }
  }

  #digest({ prefix }: CountStore, { key, count }: { key: string; count: Count }): string {
    const text = `${prefix} ${count.window} ${key}`;
    return createHmac('sha256', this.secret).update(text).digest('base64url');
  }
}

/** The counts of one kind of request, in windows that begin at the same moment everywhere. */
class CountStore implements Store {
  readonly localKeys = false;
  readonly #counts = new Map<string, Count>();
  readonly #worth: number;
  #window = 0;

  constructor(
    readonly prefix: string,
    limit: number,
    readonly windowMs: number,
    private readonly now: () => number,
  ) {
    this.#worth = Math.max(1, limit * WORTH_TELLING);
  }

  increment(key: string): { totalHits: number; resetTime: Date } {
    const count = this.#at(key);
    count.untold += 1;
    const totalHits = count.told + count.untold + count.elsewhere;
    return { totalHits, resetTime: new Date((count.window + 1) * this.windowMs) };
  }

  decrement(key: string): void {
    this.#at(key).untold -= 1;
  }

  resetKey(key: string): void {
    this.#counts.delete(key);
  }

  /** What is to be told now, which counts as told. */
  take(): { key: string; count: Count; added: number }[] {
    this.#turn();
    return [...this.#counts].flatMap(([key, count]) => {
      const { told, untold } = count;
      if (untold === 0 || (told === 0 && untold < this.#worth)) return [];
      count.told += untold;
      count.untold = 0;
      return [{ key, count, added: untold }];
    });
  }

  #at(key: string): Count {
    this.#turn();
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const count = { window: this.#window, told: 0, untold: 0, elsewhere: 0 };
    this.#counts.set(key, count);
    return count;
  }

  #turn(): void {
    const window = Math.floor(this.now() / this.windowMs);
    if (window === this.#window) return;
    this.#window = window;
    this.#counts.clear();
  }
}
