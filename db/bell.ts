import pg from 'pg';

/**
 * A doorbell: it says that something may have changed and carries no data. Losing a ring only
 * delays, because every listener also looks by itself from time to time (S6).
 */
export interface Bell {
  ring(topic: string): void;
  /** @returns the function that stops listening */
  on(topic: string, listener: () => void): () => void;
  close(): Promise<void>;
}

/** For one process: rings are calls, made after the current turn. */
export class LocalBell implements Bell {
  readonly #listeners = new Map<string, Set<() => void>>();

  ring(topic: string): void {
    const listeners = this.#listeners.get(topic);
    if (listeners === undefined) return;
    setImmediate(() => {
      for (const listener of [...listeners]) listener();
    });
  }

  on(topic: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners) {
        this.#listeners.delete(topic);
      }
    };
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}

const CHANNEL = 'hireside';
/** PostgreSQL refuses payloads of 8,000 bytes. */
const PAYLOAD_MAX = 7_000;
const RECONNECT_MS = 500;

/**
 * For several servers: LISTEN and NOTIFY on one connection of its own. Rings of one turn travel
 * in one NOTIFY, because each NOTIFY takes a lock that all commits share.
 */
export class PostgresBell implements Bell {
  readonly #local = new LocalBell();
  readonly #url: string;
  #client: pg.Client | null = null;
  #waiting = new Set<string>();
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    client.on('notification', ({ payload }) => {
      for (const topic of payload?.split('\n') ?? []) this.#local.ring(topic);
    });
    client.on('error', () => this.#reconnect());
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.#client = client;
  }

  ring(topic: string): void {
    // Listeners of this server need not wait for the round trip; a second ring does no harm.
    this.#local.ring(topic);
    if (this.#waiting.size === 0) setImmediate(() => this.#flush());
    this.#waiting.add(topic);
  }

  on(topic: string, listener: () => void): () => void {
    return this.#local.on(topic, listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#local.close();
    await this.#client?.end().catch(() => undefined);
  }

  #flush(): void {
    const topics = [...this.#waiting];
    this.#waiting = new Set();
    let payload = '';
    const send = () => {
      // A lost ring is a delay, not an error: the slow tick delivers.
      if (payload !== '')
        this.#client?.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => undefined);
      payload = '';
    };
    for (const topic of topics) {
      if (payload.length + topic.length > PAYLOAD_MAX) send();
      payload += payload === '' ? topic : `\n${topic}`;
    }
    send();
  }

  #reconnect(): void {
    this.#client = null;
    if (this.#closed) return;
    setTimeout(() => {
      if (!this.#closed) this.start().catch(() => this.#reconnect());
    }, RECONNECT_MS).unref();
  }
}
