import type { Response } from 'express';
import { LIMITS } from '../../common/limits.ts';

/** One open event stream (WHATWG HTML, "Server-sent events"). */
export interface Sink {
  /** @param data one line of JSON; JSON text has no raw line breaks */
  send(event: string, data: string, id?: number): void;
  heartbeat(): void;
  close(): void;
}

/** Starts the answer. Nothing on this route may compress or buffer. */
export function openSink(res: Response, onClose: () => void): Sink {
  res.status(200);
  res.set({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  res.flushHeaders();
  res.on('close', onClose);
  const write = (text: string) => {
    if (res.writableEnded || res.destroyed) return;
    res.write(text);
    // A reader that does not read is cut off; it comes back with its cursor and loses nothing.
    if (res.writableLength > LIMITS.streamBacklog) res.destroy();
  };
  write(': open\n\n');
  return {
    send: (event, data, id) => {
      write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`);
    },
    heartbeat: () => write(': hb\n\n'),
    close: () => res.end(),
  };
}
