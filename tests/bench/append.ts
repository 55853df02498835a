import { join } from 'node:path';
import { toInstant } from '../../common/time.ts';
import { bareInsertRate } from './bare-sqlite.ts';
import { requestText } from './connection.ts';
import type { Bench, BenchContext, Figure } from './figure.ts';
import { type Flood, flood } from './load.ts';
import { notePost } from './notes.ts';
import { bearer, type Child, EPOCH, signIn, startChild } from './process.ts';
import { type SmallWorld, smallWorld } from './small.ts';
import { median, percentile } from './stats.ts';

const CONNECTIONS = 50;
const ROUNDS = 3;
const TIMES = { warmupMs: 3_000, measureMs: 3_000 };
const AT = toInstant(EPOCH);

/** Durable notes a second through HTTP: one event a request, answered once it is on disk. */
export const append: Bench = {
  name: 'append',
  summary: 'durable appends through HTTP, beside bare inserts and a bare JSON echo',
  run: async (context) => {
    await using small = await smallWorld(20, 200);
    const rounds: Round[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      context.say(`append: round ${round} of ${ROUNDS}`);
      rounds.push(await oneRound(small, context));
    }
    const middle = (pick: (round: Round) => number) => median(rounds.map(pick));
    const inserts = { what: 'bare inserts', value: middle((round) => round.inserts) };
    const echoes = { what: 'bare node:http', value: middle((round) => round.echo.rate) };
    return CASES.flatMap(({ name }): Figure[] => {
      const rate = middle((round) => round[name].rate);
      const aim = { text: '≥ 0.5× of bare inserts', met: rate >= inserts.value / 2 };
      const p99 = (one: Flood) => percentile(one.latencies, 0.99);
      const what = `${CONNECTIONS} writers, ${name}`;
      const common = { bench: 'append', what };
      return [
        { ...common, value: rate, unit: 'events/s', limit: inserts, aim },
        { ...common, value: rate, unit: 'events/s', limit: echoes, aim: null },
        {
          bench: 'append',
          what: `${what}, p99`,
          value: middle((round) => p99(round[name])),
          unit: 'ms',
          limit: { what: 'bare node:http', value: middle((round) => p99(round.echo)) },
          aim: null,
        },
        {
          bench: 'append',
          what: `${what}, processor time each`,
          value: middle((round) => round[name].cpuPerRequest),
          unit: 'ms',
          limit: { what: 'bare node:http', value: middle((round) => round.echo.cpuPerRequest) },
          aim: null,
        },
      ];
    });
  },
};

const CASES = [
  { name: 'one candidate', candidates: 1 },
  { name: '200 candidates', candidates: 200 },
] as const;

type Round = Record<(typeof CASES)[number]['name'], Measured> & {
  inserts: number;
  echo: Measured;
};

async function oneRound(small: SmallWorld, { profile }: BenchContext): Promise<Round> {
  const inserts = bareInsertRate(join(small.folder, 'bare.db'), 2_000);
  await using bare = await startChild({ kind: 'echo' });
  const echo = await floodOf(bare, () => requestText('POST', '/', {}, notePost(AT).body));
  await using hireside = await startChild({
    kind: 'hireside',
    databaseUrl: small.url,
    profile,
  });
  const headers = (await signIn(hireside, small.recruiters)).map(bearer);
  const floods: Measured[] = [];
  for (const { candidates } of CASES) {
    let turn = 0;
    floods.push(
      await floodOf(hireside, (connection) => {
        const candidate = small.candidateIds[turn++ % candidates]!;
        const path = `/api/candidates/${candidate}/events`;
        return requestText('POST', path, headers[connection % headers.length]!, notePost(AT).body);
      }),
    );
  }
  return { inserts, echo, 'one candidate': floods[0]!, '200 candidates': floods[1]! };
}

type Measured = Flood & { cpuPerRequest: number };

async function floodOf(child: Child, next: (connection: number) => string): Promise<Measured> {
  const { port } = child;
  const before = await child.cpu();
  const result = await flood({ port, connections: CONNECTIONS, ...TIMES, next });
  const cpuPerRequest = ((await child.cpu()) - before) / result.answered;
  return { ...result, cpuPerRequest };
}
