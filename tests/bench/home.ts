import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestText } from './connection.ts';
import { generatedDatabase } from './data.ts';
import { atMost, type Bench, type BenchContext, type Figure } from './figure.ts';
import { COMPANY, meetingOf } from './generated-story.ts';
import { oneByOne } from './load.ts';
import { type Child, freshContext, startChild } from './process.ts';
import { median, percentile } from './stats.ts';

const SIZES = [
  { candidates: 1_000, events: 10_000 },
  { candidates: 100_000, events: 1_000_000 },
];
const REQUESTS = 200;
const WARMUP = 100;
const ROUNDS = 3;

/** The answer that the Zoom client waits for when someone opens the panel: signed in and filled. */
export const home: Bench = {
  name: 'home',
  summary: 'the Home URL with its first snapshot inlined, at two sizes of the database',
  run: async (context) => {
    const figures: Figure[] = [];
    const p95s: number[] = [];
    for (const size of SIZES) {
      const { ours, bare } = await measured(size, context);
      const large = size.candidates.toLocaleString('en');
      const middle = (rounds: number[][], share: number) =>
        median(rounds.map((one) => percentile(one, share)));
      for (const share of [0.5, 0.95]) {
        const value = middle(ours, share);
        const what = `${large} candidates, p${share * 100}`;
        const limit = { what: 'bare node:http, 2 bare inserts', value: middle(bare, share) };
        const aim = share === 0.95 ? atMost(value, 10, 'ms') : null;
        figures.push({ bench: 'home', what, value, unit: 'ms', limit, aim });
        if (share === 0.95) p95s.push(value);
      }
    }
    const grown = p95s[1]! - p95s[0]!;
    figures.push({
      bench: 'home',
      what: 'growth of p95 from 1,000 to 100,000 candidates',
      value: grown,
      unit: 'ms',
      limit: null,
      aim: { text: 'none: ≤ 1 ms', met: grown <= 1 },
    });
    return figures;
  },
};

async function measured(size: (typeof SIZES)[number], { say, profile }: BenchContext) {
  const databaseUrl = await generatedDatabase(size, say);
  const folder = await mkdtemp(join(tmpdir(), 'hireside-bench-'));
  const ours: number[][] = [];
  const bare: number[][] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    say(`home: ${size.candidates} candidates, round ${round} of ${ROUNDS}`);
    await using hireside = await startChild({ kind: 'hireside', databaseUrl, profile });
    const { latencies, bytes } = await oneByOne(hireside.port, openings(hireside), WARMUP);
    ours.push(latencies);
    const bareUrl = `sqlite:${join(folder, 'bare.db')}`;
    await using page = await startChild({ kind: 'page', bytes, databaseUrl: bareUrl });
    const gets = Array(WARMUP + REQUESTS).fill(requestText('GET', '/', {}));
    bare.push((await oneByOne(page.port, gets, WARMUP)).latencies);
  }
  await rm(folder, { recursive: true, force: true });
  return { ours, bare };
}

/**
 * Interviewers who open the panel, each in the meeting of the interview that is theirs now: half
 * of the meetings are linked, half are matched by time; and recruiters in the linked ones.
 */
function* openings(child: Child): Iterable<string> {
  for (let turn = 0; turn < WARMUP + REQUESTS; turn++) {
    const index = turn % COMPANY.dueNow;
    const isRecruiter = index % 4 === 0;
    const uid = isRecruiter
      ? `zoom-recruiter-${index % COMPANY.recruiters}`
      : `zoom-interviewer-${index % COMPANY.interviewers}`;
    const context = freshContext(uid, meetingOf(index), child.now());
    yield requestText('GET', '/', { 'x-zoom-app-context': context });
  }
}
