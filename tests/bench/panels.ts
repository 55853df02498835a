import { LIMITS } from '../../common/limits.ts';
import { EventStream } from './event-stream.ts';
import type { Bench, Figure } from './figure.ts';
import { bearer, type Child, signIn, startChild } from './process.ts';
import { smallWorld } from './small.ts';

const PANELS = 2_000;
const CANDIDATES = 200;
const HELD_MS = 20_000;
/** Streams that are opened at the same time. */
const TOGETHER = 50;

/** What an open panel costs its server while nothing happens. */
export const panels: Bench = {
  name: 'panels',
  summary: `${PANELS} open panels held by one server: memory and processor time`,
  run: async ({ say, profile }) => {
    await using small = await smallWorld(Math.ceil(PANELS / LIMITS.streamsPerMember), CANDIDATES);
    await using relay = await startChild({ kind: 'relay' });
    say('panels: bare node:http');
    const bare = await hold(relay, () => ({ path: '/', headers: {} }));
    await using hireside = await startChild({ kind: 'hireside', databaseUrl: small.url, profile });
    say(`panels: signing in ${small.recruiters.length} members`);
    const headers = (await signIn(hireside, small.recruiters)).map(bearer);
    say(`panels: ${PANELS} panels over ${CANDIDATES} candidates`);
    const ours = await hold(hireside, (index) => ({
      path: `/api/candidates/${small.candidateIds[index % CANDIDATES]}/stream`,
      headers: headers[index % headers.length]!,
    }));
    const figure = (what: string, unit: Figure['unit'], pick: (held: Held) => number): Figure => ({
      bench: 'panels',
      what,
      value: pick(ours),
      unit,
      limit: { what: 'bare node:http', value: pick(bare) },
      aim: null,
    });
    return [
      figure(`memory of each of ${PANELS} open panels`, 'kB', ({ memory }) => memory),
      figure(`processor time a second, ${PANELS} open panels`, 'ms', ({ cpu }) => cpu),
      figure(`from asking to open, each of ${PANELS}`, 'ms', ({ opened }) => opened),
    ];
  },
};

interface Held {
  /** kB for each panel. */
  memory: number;
  /** Milliseconds of processor time in each second in which nothing happens. */
  cpu: number;
  /** Milliseconds for each panel, many at a time. */
  opened: number;
}

async function hold(
  server: Child,
  stream: (index: number) => { path: string; headers: Record<string, string> },
): Promise<Held> {
  const before = await server.memory();
  const open: EventStream[] = [];
  const start = performance.now();
  for (let from = 0; from < PANELS; from += TOGETHER) {
    const some = Array.from({ length: TOGETHER }, (_, index) => stream(from + index));
    open.push(
      ...(await Promise.all(
        some.map(({ path, headers }) => EventStream.open(server.port, path, headers, () => {})),
      )),
    );
  }
  const opened = (performance.now() - start) / PANELS;
  await pause(2_000);
  const used = await server.cpu();
  await pause(HELD_MS);
  const cpu = ((await server.cpu()) - used) / (HELD_MS / 1000);
  const memory = ((await server.memory()) - before) / PANELS;
  for (const one of open) one.close();
  return { memory, cpu, opened };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
