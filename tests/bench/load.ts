import { Connection } from './connection.ts';

/** What a flood of requests came to. */
export interface Flood {
  /** Answered requests per second. */
  rate: number;
  /** Of each answered request, milliseconds. */
  latencies: number[];
  /** All requests, those of the warm-up included. */
  answered: number;
}

/**
 * Keeps so many connections busy, one request each at a time, and counts what is answered after
 * the first part of the time, in which the server warms up.
 * @param next the request that a connection sends next
 * @throws where an answer is not 200: a refused request is no work done
 */
export async function flood(options: {
  port: number;
  connections: number;
  warmupMs: number;
  measureMs: number;
  next: (connection: number) => string;
}): Promise<Flood> {
  const { port, connections, warmupMs, measureMs, next } = options;
  const latencies: number[] = [];
  let answered = 0;
  const start = performance.now() + warmupMs;
  const end = start + measureMs;
  const drive = async (index: number) => {
    const connection = await Connection.open(port);
    for (let sent = performance.now(); sent < end; ) {
      const { status, body } = await connection.send(next(index));
      const now = performance.now();
      if (status !== 200) throw new Error(`${status}: ${body.toString().slice(0, 300)}`);
      answered += 1;
      if (now >= start && now < end) latencies.push(now - sent);
      sent = now;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => drive(index)));
  return { rate: (latencies.length * 1000) / measureMs, latencies, answered };
}

/** Sends requests one after another on one connection. @returns milliseconds of each, and sizes */
export async function oneByOne(
  port: number,
  requests: Iterable<string>,
  warmup: number,
): Promise<{ latencies: number[]; bytes: number }> {
  const connection = await Connection.open(port);
  const latencies: number[] = [];
  let bytes = 0;
  let count = 0;
  for (const request of requests) {
    const sent = performance.now();
    const { status, body } = await connection.send(request);
    const took = performance.now() - sent;
    if (status !== 200) throw new Error(`${status}: ${body.toString().slice(0, 300)}`);
    bytes = Math.max(bytes, body.length);
    if (++count > warmup) latencies.push(took);
  }
  connection.close();
  return { latencies, bytes };
}
