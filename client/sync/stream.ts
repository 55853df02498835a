import type { LogEvent } from '../../common/events.ts';
import type { Id } from '../../common/ids.ts';
import type { Presence, Refetch } from '../../common/panel.ts';
import { type Api, ApiError } from '../api.ts';
import { backoffMs, type Pause, pause } from './backoff.ts';
import type { Platform } from './platform.ts';
import { createSseParser, type SseFrame } from './sse.ts';

export interface StreamHandlers {
  /** The log number to go on from. */
  cursor(): number;
  log(event: LogEvent): void;
  /** The log moved on by events that are not for this member. */
  moved(seq: number): void;
  presence(presence: Presence): void;
  refetch(reason: Refetch['reason']): void;
  /** The server no longer shows this log to this member. */
  lost(): void;
  status(open: boolean): void;
}

export interface Stream {
  /** Tries now: cuts a wait short, or a connection that seems dead. */
  retry(options?: { reconnect: boolean }): void;
  close(): void;
}

/** The server sends something every 15 s; this long without a byte, the connection is dead. */
const SILENCE_MS = 40_000;

/** Follows a log until closed: reads, and when the connection ends, waits and connects again. */
export function followStream(
  streamId: Id,
  api: Api,
  platform: Platform,
  handlers: StreamHandlers,
): Stream {
  let closed = false;
  let connection = new AbortController();
  let waiting: Pause | null = null;

  async function follow(): Promise<void> {
    let failures = 0;
    while (!closed) {
      connection = new AbortController();
      let atLeast = 0;
      try {
        await read(connection.signal, () => {
          failures = 0;
        });
      } catch (error) {
        if (error instanceof ApiError) {
          atLeast = error.retryAfterMs;
          const gone = error.code === 'forbidden' || error.code === 'not_found';
          if (gone && !closed) handlers.lost();
        }
      }
      if (closed) return;
      handlers.status(false);
      const facts = { visible: platform.visible(), random: platform.random(), atLeast };
      waiting = pause(backoffMs(failures, facts), platform);
      failures += 1;
      await waiting.done;
      waiting = null;
    }
  }

  /** One connection, from asking to its end. */
  async function read(signal: AbortSignal, opened: () => void): Promise<void> {
    const watchdog = silenceGuard(platform, () => connection.abort());
    try {
      const cursor = String(handlers.cursor());
      const headers = { accept: 'text/event-stream', 'last-event-id': cursor };
      const path = `/api/candidates/${streamId}/stream?after=${cursor}`;
      const response = await api.open(path, { headers, signal });
      if (closed) return;
      opened();
      handlers.status(true);
      const parser = createSseParser();
      const reader = response.body!.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done || closed) return;
        watchdog.heard();
        for (const frame of parser.push(value)) {
          // A handler may close us: nothing of this stream may be told after that.
          if (closed) return;
          dispatch(frame, handlers);
        }
      }
    } finally {
      watchdog.stop();
      connection.abort();
    }
  }

  void follow();

  return {
    retry({ reconnect } = { reconnect: false }) {
      if (reconnect) connection.abort();
      waiting?.end();
    },
    close() {
      closed = true;
      connection.abort();
      waiting?.end();
    },
  };
}

function dispatch({ id, event, data }: SseFrame, handlers: StreamHandlers): void {
  if (data !== '') {
    const value: unknown = JSON.parse(data);
    if (event === 'log') handlers.log(value as LogEvent);
    if (event === 'presence') handlers.presence(value as Presence);
    if (event === 'refetch') handlers.refetch((value as Refetch).reason);
  }
  if (id !== null && /^\d+$/.test(id)) handlers.moved(Number(id));
}

function silenceGuard(platform: Platform, silent: () => void) {
  let cancel = platform.after(SILENCE_MS, silent);
  return {
    heard() {
      cancel();
      cancel = platform.after(SILENCE_MS, silent);
    },
    stop: () => cancel(),
  };
}
