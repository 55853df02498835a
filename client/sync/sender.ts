import { type Instant, toInstant } from '../../common/time.ts';
import { type Api, ApiError } from '../api.ts';
import { backoffMs, type Pause, pause } from './backoff.ts';
import { type Batch, batchesOf, halves } from './batch.ts';
import type { OutboxEntry } from './entry.ts';
import type { Outbox } from './outbox.ts';
import type { Platform } from './platform.ts';
import { type EventResult, type Problem, sortResults } from './verdict.ts';

export interface SenderOptions {
  api: Api;
  outbox: Outbox;
  platform: Platform;
  /** One sender holds it, across all windows of the member. */
  lockName: string;
  /** The clock the entries' `at` were written by. */
  now(): number;
  /** Settles what the server will not take; rejects when that has to be tried again. */
  refused(problems: readonly Problem[]): Promise<void>;
  /** The server could not be reached at all. */
  unreachable(): void;
}

export interface Sender {
  /** There is something to send, or it is worth trying again. */
  kick(): void;
  /** A last attempt that outlives the page; whatever comes of it, nothing leaves the outbox. */
  farewell(): void;
  close(): void;
}

interface AppendAnswer {
  results: EventResult[];
  serverTime: Instant;
}

const POST_MS = 30_000;
/** Browsers allow 64 KiB of keepalive bodies in flight; some of it is other people's. */
const KEEPALIVE_BYTES = 48_000;

/** Posts the outbox until it is empty; waits between failures and gives up on nothing. */
export function createSender(options: SenderOptions): Sender {
  const { api, outbox, platform } = options;
  const closing = new AbortController();
  let running = false;
  let kicked = false;
  let waiting: Pause | null = null;
  let asked = false;

  async function run(): Promise<void> {
    running = true;
    try {
      await drain();
    } finally {
      running = false;
    }
  }

  async function drain(): Promise<void> {
    let failures = 0;
    while (!closing.signal.aborted && (outbox.entries.length > 0 || !outbox.loaded || kicked)) {
      kicked = false;
      const atLeast = await exclusively(round);
      if (atLeast === null) {
        failures = 0;
        continue;
      }
      if (closing.signal.aborted) return;
      const facts = { visible: platform.visible(), random: platform.random(), atLeast };
      waiting = pause(backoffMs(failures, facts), platform);
      failures += 1;
      // News cuts a wait of our own choosing short, not one the server asked for.
      asked = atLeast > 0;
      if (!kicked || asked) await waiting.done;
      waiting.end();
      waiting = null;
    }
  }

  /**
   * Other windows wait here while one sends; what it sent, they find gone. A frame that is refused
   * the lock sends without it: the server answers what it has already, and nothing doubles.
   */
  async function exclusively<T>(work: () => Promise<T>): Promise<T | null> {
    if (platform.locks === null) return work();
    let held = false;
    const inside = () => {
      held = true;
      return work();
    };
    try {
      return await platform.locks.request(options.lockName, { signal: closing.signal }, inside);
    } catch (error) {
      if (closing.signal.aborted) return null;
      if (held) throw error;
      return work();
    }
  }

  /**
   * Sends everything once.
   * @returns `null` when nothing is left to try again, else the wait the server asked for, ms
   */
  async function round(): Promise<number | null> {
    await outbox.reload();
    let wait: number | null = null;
    for (const batch of batchesOf(outbox.entries)) {
      if (closing.signal.aborted) return null;
      const left = await send(batch);
      if (left !== null) wait = Math.max(wait ?? 0, left);
    }
    return wait;
  }

  async function send(batch: Batch): Promise<number | null> {
    let results: EventResult[];
    try {
      ({ results } = await post(batch));
    } catch (error) {
      return error instanceof ApiError ? failed(batch, error) : 0;
    }
    const { acknowledged, refused, again } = sortResults(batch, results);
    if (acknowledged.length > 0) await outbox.acknowledge(acknowledged);
    const wait = refused.length > 0 ? await settle(refused) : null;
    return again ? (wait ?? 0) : wait;
  }

  /** The server answered for the post as a whole, or not at all. */
  async function failed(batch: Batch, error: ApiError): Promise<number | null> {
    const { code, message, retryAfterMs } = error;
    if (code === 'unavailable' && error.requestId === null) options.unreachable();
    if (error.retry !== 'never') return retryAfterMs;
    const oneIsBad = code === 'invalid_request' || code === 'too_large';
    if (oneIsBad && batch.entries.length > 1) {
      const [first, second] = halves(batch);
      const waits = [await send(first), await send(second)].filter((wait) => wait !== null);
      return waits.length === 0 ? null : Math.max(...waits);
    }
    return settle(batch.entries.map((entry) => ({ entry, code, message })));
  }

  async function settle(problems: readonly Problem[]): Promise<number | null> {
    try {
      await options.refused(problems);
      return null;
    } catch (error) {
      return error instanceof ApiError ? error.retryAfterMs : 0;
    }
  }

  async function post({ streamId, entries }: Batch): Promise<AppendAnswer> {
    const request = new AbortController();
    const abort = () => request.abort();
    const cancel = platform.after(POST_MS, abort);
    closing.signal.addEventListener('abort', abort);
    try {
      const { signal } = request;
      return await api.post<AppendAnswer>(pathOf(streamId), bodyOf(entries), { signal });
    } finally {
      cancel();
      closing.signal.removeEventListener('abort', abort);
    }
  }

  const bodyOf = (entries: readonly OutboxEntry[]) => ({
    events: entries.map(({ draft }) => draft),
    sentAt: toInstant(options.now()),
  });

  return {
    kick() {
      kicked = true;
      if (!asked) waiting?.end();
      if (!running) void run();
    },
    farewell() {
      const [first] = batchesOf(outbox.entries, KEEPALIVE_BYTES);
      if (first === undefined) return;
      const last = { keepalive: true, renew: false };
      api.post(pathOf(first.streamId), bodyOf(first.entries), last).catch(() => undefined);
    },
    close() {
      closing.abort();
      waiting?.end();
    },
  };
}

const pathOf = (streamId: string): string => `/api/candidates/${streamId}/events`;
