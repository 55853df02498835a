import { toInstant } from '../../common/time.ts';
import { spawnPostgres } from '../support/postgres.ts';
import { requestText } from './connection.ts';
import { watch } from './fanout.ts';
import type { Bench, Figure } from './figure.ts';
import { flood } from './load.ts';
import { notePost } from './notes.ts';
import { bearer, type Child, EPOCH, signIn, startChild } from './process.ts';
import { type SmallWorld, smallWorld } from './small.ts';
import { median, percentile } from './stats.ts';

const CONNECTIONS = 50;
const CANDIDATES = 200;
const RECRUITERS = 20;
const ROUNDS = 3;
const TIMES = { warmupMs: 3_000, measureMs: 3_000 };

/** What a second server on the same PostgreSQL brings, and what it costs. */
export const servers: Bench = {
  name: 'servers',
  summary: 'two servers on one PostgreSQL, beside one: appends, and notes to the last panel',
  run: async ({ say, profile }) => {
    const postgres = await spawnPostgres();
    try {
      await using small = await smallWorld(RECRUITERS, CANDIDATES, postgres.url);
      const rounds: Record<'one' | 'two', Measured>[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        say(`servers: round ${round} of ${ROUNDS}`);
        const startedAt = Date.now();
        const options = { kind: 'hireside', databaseUrl: small.url, profile, startedAt } as const;
        await using first = await startChild(options);
        const one = await measure([first], small);
        await using second = await startChild(options);
        rounds.push({ one, two: await measure([first, second], small) });
      }
      return figuresOf(rounds);
    } finally {
      await postgres.stop();
    }
  },
};

interface Measured {
  rate: number;
  /** Processor time of all servers for an event, milliseconds. */
  cpu: number;
  /** Milliseconds to the last panel, of each note. */
  latencies: number[];
}

async function measure(all: readonly Child[], small: SmallWorld): Promise<Measured> {
  const headers = (await signIn(all[0]!, small.recruiters)).map(bearer);
  const at = toInstant(EPOCH);
  let turn = 0;
  const cpuOfAll = async () =>
    (await Promise.all(all.map((one) => one.cpu()))).reduce((sum, ms) => sum + ms, 0);
  const before = await cpuOfAll();
  const floods = await Promise.all(
    all.map(({ port }) =>
      flood({
        port,
        connections: CONNECTIONS / all.length,
        ...TIMES,
        next: (connection) => {
          const candidate = small.candidateIds[turn++ % CANDIDATES]!;
          const path = `/api/candidates/${candidate}/events`;
          return requestText('POST', path, headers[connection % RECRUITERS]!, notePost(at).body);
        },
      }),
    ),
  );
  const used = (await cpuOfAll()) - before;
  const log = `/api/candidates/${small.world.candidateId}`;
  return {
    rate: floods.reduce((sum, { rate }) => sum + rate, 0),
    cpu: used / floods.reduce((sum, { answered }) => sum + answered, 0),
    latencies: await watch(all, `${log}/stream`, `${log}/events`, headers),
  };
}

function figuresOf(rounds: readonly Record<'one' | 'two', Measured>[]): Figure[] {
  const middle = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
  const common = { bench: 'servers', aim: null };
  const rate = (which: 'one' | 'two') => middle((round) => round[which].rate);
  const last = (which: 'one' | 'two', share: number) =>
    middle((round) => percentile(round[which].latencies, share));
  return [
    {
      ...common,
      what: `two servers, ${CONNECTIONS} writers, ${CANDIDATES} candidates`,
      value: rate('two'),
      unit: 'events/s',
      limit: { what: 'one server', value: rate('one') },
    },
    {
      ...common,
      what: 'two servers, processor time of each event',
      value: middle(({ two }) => two.cpu),
      unit: 'ms',
      limit: { what: 'one server', value: middle(({ one }) => one.cpu) },
    },
    ...[0.5, 0.99].map(
      (share): Figure => ({
        ...common,
        what: `two servers, to the last of ${RECRUITERS} panels, p${share * 100}`,
        value: last('two', share),
        unit: 'ms',
        limit: { what: 'one server', value: last('one', share) },
      }),
    ),
  ];
}
