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
const QUERY_MS = 5_000;

/**
 * For several servers: LISTEN and NOTIFY on one connection of its own. Rings of one turn travel
 * in one NOTIFY, because each NOTIFY takes a lock that all commits share.
 */
export class PostgresBell implements Bell {
  readonly #local = new LocalBell();
  readonly #url: string;
  #client: pg.Client | null = null;
  #waiting = new Set<string>();
  #due = false;
  #sending = false;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      query_timeout: QUERY_MS,
    });
    client.on('notification', ({ payload }) => {
      for (const topic of payload?.split('\n') ?? []) this.#local.ring(topic);
    });
    client.on('error', () => this.#lose(client));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.#client = client;
    void this.#flush();
  }

  ring(topic: string): void {
    // Listeners of this server need not wait for the round trip; a second ring does no harm.
    this.#local.ring(topic);
    this.#waiting.add(topic);
    if (this.#due) return;
    this.#due = true;
    setImmediate(() => {
      this.#due = false;
      void this.#flush();
    });
  }

  on(topic: string, listener: () => void): () => void {
    return this.#local.on(topic, listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#local.close();
    await this.#client?.end().catch(() => undefined);
  }

  /** One NOTIFY at a time; what is rung meanwhile travels together in the next. */
  async #flush(): Promise<void> {
    const client = this.#client;
    if (this.#sending || client === null) return;
    this.#sending = true;
    try {
      while (this.#waiting.size > 0) {
        const topics = [...this.#waiting];
        this.#waiting = new Set();
        for (const payload of payloadsOf(topics)) {
          await client.query('select pg_notify($1, $2)', [CHANNEL, payload]);
        }
      }
    } catch {
      // A lost ring is a delay, not an error: the slow tick delivers. A connection that does not
      // answer is no use for listening either.
      this.#lose(client);
      client.end().catch(() => undefined);
    } finally {
      this.#sending = false;
    }
  }

  #lose(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#reconnect();
  }

  #reconnect(): void {
    if (this.#closed) return;
    setTimeout(() => {
      if (!this.#closed) this.start().catch(() => this.#reconnect());
    }, RECONNECT_MS).unref();
  }
}

/** As few payloads as PostgreSQL takes. */
function payloadsOf(topics: readonly string[]): string[] {
  const payloads: string[] = [];
  for (const topic of topics) {
    const last = payloads.at(-1);
    if (last === undefined || last.length + topic.length >= PAYLOAD_MAX) payloads.push(topic);
    else payloads[payloads.length - 1] = `${last}\n${topic}`;
  }
  return payloads;
}
