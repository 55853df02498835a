import { toInstant } from '../../common/time.ts';
import { Connection, requestText } from './connection.ts';
import { EventStream } from './event-stream.ts';
import { atMost, type Bench, type Figure } from './figure.ts';
import { notePost } from './notes.ts';
import { bearer, type Child, EPOCH, signIn, startChild } from './process.ts';
import { smallWorld } from './small.ts';
import { median, percentile } from './stats.ts';

const PANELS = 20;
const WRITERS = 5;
const NOTES_PER_SECOND = 4;
const SECONDS = 5;
const ROUNDS = 3;

/** From the moment a note is posted to the moment the last of all panels has it. */
export const fanout: Bench = {
  name: 'fanout',
  summary: `a note posted to visible on the last of ${PANELS} panels`,
  run: async ({ say, profile }) => {
    await using small = await smallWorld(PANELS, 1);
    const ours: number[][] = [];
    const bare: number[][] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      say(`fanout: round ${round} of ${ROUNDS}`);
      await using relay = await startChild({ kind: 'relay' });
      bare.push(await watch([relay], '/', '/', Array(PANELS).fill({})));
      await using hireside = await startChild({
        kind: 'hireside',
        databaseUrl: small.url,
        profile,
      });
      const headers = (await signIn(hireside, small.recruiters)).map(bearer);
      const log = `/api/candidates/${small.candidateIds[0]}`;
      ours.push(await watch([hireside], `${log}/stream`, `${log}/events`, headers));
    }
    const middle = (rounds: number[][], share: number) =>
      median(rounds.map((one) => percentile(one, share)));
    const common = { bench: 'fanout', unit: 'ms' as const };
    return [0.5, 0.99].map((share): Figure => {
      const value = middle(ours, share);
      return {
        ...common,
        what: `to the last of ${PANELS} panels, ${WRITERS} writers, p${share * 100}`,
        value,
        limit: { what: 'bare node:http relay', value: middle(bare, share) },
        aim: share === 0.99 ? atMost(value, 50, 'ms') : null,
      };
    });
  },
};

/**
 * Writers write at their own pace; what counts is the panel that hears it last. Panels and writers
 * take turns with the servers.
 */
export async function watch(
  servers: readonly Child[],
  streamPath: string,
  postPath: string,
  headers: Record<string, string>[],
): Promise<number[]> {
  const waiting = new Map<string, { posted: number; left: number }>();
  const latencies: number[] = [];
  const portOf = (index: number) => servers[index % servers.length]!.port;
  const heard = (id: string) => {
    const note = waiting.get(id);
    if (note === undefined || --note.left > 0) return;
    latencies.push(performance.now() - note.posted);
    waiting.delete(id);
  };
  const streams = await Promise.all(
    headers.map((one, index) => EventStream.open(portOf(index), streamPath, one, heard)),
  );
  const end = performance.now() + SECONDS * 1000;
  await Promise.all(
    headers.slice(0, WRITERS).map(async (one, index) => {
      const connection = await Connection.open(portOf(index));
      while (performance.now() < end) {
        await pause((0.5 + Math.random()) * (1000 / NOTES_PER_SECOND));
        const { id, body } = notePost(toInstant(EPOCH));
        waiting.set(id, { posted: performance.now(), left: headers.length });
        await connection.send(requestText('POST', postPath, one, body));
      }
      connection.close();
    }),
  );
  // Longer than the slow tick: what is late is measured as late, and only what is lost is missing.
  for (const patience = performance.now() + 10_000; waiting.size > 0; await pause(50)) {
    if (performance.now() > patience) break;
  }
  for (const stream of streams) stream.close();
  if (waiting.size > 0) throw new Error(`${waiting.size} notes did not reach every panel.`);
  return latencies;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
