import { toInstant } from '../../common/time.ts';
import { claimAccount } from '../../db/joining.ts';
import { openDatabase } from '../../db/open.ts';
import { startCollecting } from '../../db/records/collecting.ts';
import { joinedEvent } from '../../server/rehearsal/cloud/run-events.ts';
import { signatureOf } from '../../server/zoom/webhook-signature.ts';
import { Connection, requestText } from './connection.ts';
import type { Bench, BenchContext, Figure } from './figure.ts';
import { type Child, CLIENT, EPOCH, startChild } from './process.ts';
import { type SmallWorld, smallWorld } from './small.ts';
import { median, percentile } from './stats.ts';

const EVENTS = 10_000;
const CONNECTIONS = 50;
const ROUNDS = 3;
const ACCOUNT = 'bench-account';

/** A burst of signed events, each answered once it is on disk; none may be refused. */
export const webhooks: Bench = {
  name: 'webhooks',
  summary: `${EVENTS.toLocaleString('en')} signed events in a burst, beside a bare HMAC check`,
  run: async (context) => {
    const rounds: Round[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      context.say(`webhooks: round ${round} of ${ROUNDS}`);
      rounds.push(await oneRound(context));
    }
    const middle = (pick: (round: Round) => number) => median(rounds.map(pick));
    return CASES.flatMap((name): Figure[] => {
      const what = `${CONNECTIONS} connections, ${name}`;
      const limit = { what: 'node:http with HMAC' };
      return [
        {
          bench: 'webhooks',
          what,
          value: middle((round) => round[name].rate),
          unit: 'events/s',
          limit: { ...limit, value: middle((round) => round.bare.rate) },
          aim: null,
        },
        {
          bench: 'webhooks',
          what: `${what}, p99`,
          value: middle((round) => round[name].p99),
          unit: 'ms',
          limit: { ...limit, value: middle((round) => round.bare.p99) },
          // Zoom waits for three seconds, then sends it again.
          aim: { text: '≤ 3,000 ms', met: rounds.every((round) => round[name].p99 <= 3_000) },
        },
      ];
    });
  },
};

const CASES = ['of attendance', 'of no meaning here'] as const;

interface Burst {
  rate: number;
  p99: number;
}
type Round = Record<(typeof CASES)[number] | 'bare', Burst>;

async function oneRound({ profile }: BenchContext): Promise<Round> {
  await using small = await smallWorld(1, 1);
  await prepare(small);
  const known = Array.from({ length: EVENTS }, (_, index) => attendanceOf(small, index));
  const unknown = Array.from({ length: EVENTS }, (_, index) =>
    signed({ event: 'meeting.sharing_started', event_ts: EPOCH + index, payload: { index } }),
  );
  await using bare = await startChild({ kind: 'signed' });
  const limit = await burst(bare, known);
  await using hireside = await startChild({ kind: 'hireside', databaseUrl: small.url, profile });
  return {
    bare: limit,
    'of attendance': await burst(hireside, known),
    'of no meaning here': await burst(hireside, unknown),
  };
}

async function prepare({ url, world }: SmallWorld): Promise<void> {
  const database = await openDatabase(url);
  const { organizationId, admin } = world;
  await database.transact(async (tx) => {
    await claimAccount(tx, organizationId, ACCOUNT);
    const since = toInstant(EPOCH);
    await startCollecting(tx, { organizationId, kind: 'attendance', since, byMemberId: admin.id });
  });
  await database.close();
}

function attendanceOf({ world }: SmallWorld, index: number): string {
  const run = {
    accountId: ACCOUNT,
    uuid: 'bench-run',
    number: '83244710925',
    hostId: `zoom-${world.recruiter.id}`,
    topic: 'Interview',
    startedAt: EPOCH,
    minutes: 45,
  };
  const person = { name: `Person ${index}`, zoomUserId: null, email: null };
  return signed(joinedEvent(run, person, String(index), EPOCH));
}

function signed(event: object): string {
  const body = JSON.stringify(event);
  const timestamp = String(EPOCH / 1_000);
  const signature = signatureOf(CLIENT.webhookSecret, timestamp, Buffer.from(body));
  const headers = { 'x-zm-request-timestamp': timestamp, 'x-zm-signature': signature };
  return requestText('POST', '/webhooks/zoom', headers, body);
}

/** @throws where one is not taken */
async function burst({ port }: Child, requests: readonly string[]): Promise<Burst> {
  const latencies: number[] = [];
  let next = 0;
  const begun = performance.now();
  const drive = async () => {
    const connection = await Connection.open(port);
    while (next < requests.length) {
      const request = requests[next++]!;
      const sent = performance.now();
      const { status, body } = await connection.send(request);
      if (status !== 200) throw new Error(`${status}: ${body.toString().slice(0, 300)}`);
      latencies.push(performance.now() - sent);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, drive));
  const seconds = (performance.now() - begun) / 1_000;
  return { rate: requests.length / seconds, p99: percentile(latencies, 0.99) };
}
