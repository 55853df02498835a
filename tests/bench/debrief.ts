import { interviewById } from '../../db/interviews.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { requestText } from './connection.ts';
import { generatedDatabase } from './data.ts';
import { atMost, type Bench, type Figure } from './figure.ts';
import { COMPANY, jobIdOf } from './generated-story.ts';
import { insertCard, insertRound, type Round } from './judged-round.ts';
import { oneByOne } from './load.ts';
import { bearer, EPOCH, signIn, startChild } from './process.ts';
import { percentile } from './stats.ts';

const SIZE = { candidates: 100_000, events: 1_000_000 };
const REQUESTS = 200;
const WARMUP = 20;

const ROUND: Round = {
  organizationId: COMPANY.id,
  jobId: jobIdOf(0),
  candidateId: 'candidate-debrief',
  interviewId: 'interview-debrief',
  memberIds: Array.from({ length: 8 }, (_, index) => `interviewer-${index}`),
  attributes: 20,
  // Days ago, so that it is in nobody's way who opens a panel now.
  at: EPOCH - 3 * 24 * 3_600_000,
};

/** The debrief of a large panel in a large database, one request at a time. */
export const debrief: Bench = {
  name: 'debrief',
  summary: '8 interviewers and 20 attributes, at 1,000,000 events',
  run: async ({ say, profile }) => {
    const databaseUrl = await generatedDatabase(SIZE, say);
    await addRound(databaseUrl, say);
    await using hireside = await startChild({ kind: 'hireside', databaseUrl, profile });
    const tokens = await signIn(hireside, ['zoom-recruiter-1', 'zoom-interviewer-3']);
    const path = `/api/interviews/${ROUND.interviewId}/debrief`;
    const figures: Figure[] = [];
    for (const [index, role] of ['recruiter', 'interviewer'].entries()) {
      say(`debrief: ${role}`);
      const request = requestText('GET', path, bearer(tokens[index]!));
      const all = Array<string>(WARMUP + REQUESTS).fill(request);
      const { latencies, bytes } = await oneByOne(hireside.port, all, WARMUP);
      await using page = await startChild({ kind: 'page', bytes });
      const plain = Array<string>(WARMUP + REQUESTS).fill(requestText('GET', '/', {}));
      const bare = await oneByOne(page.port, plain, WARMUP);
      for (const share of [0.5, 0.95]) {
        const value = percentile(latencies, share);
        figures.push({
          bench: 'debrief',
          what: `${role}, p${share * 100}`,
          value,
          unit: 'ms',
          limit: { what: 'bare node:http', value: percentile(bare.latencies, share) },
          aim: share === 0.95 ? atMost(value, 20, 'ms') : null,
        });
      }
    }
    return figures;
  },
};

/** Adds the round to the generated database, once. */
async function addRound(databaseUrl: string, say: (text: string) => void): Promise<void> {
  const database = await openDatabase(databaseUrl);
  await migrate(database);
  const known = await interviewById(database.read, ROUND.organizationId, ROUND.interviewId);
  if (known === null) {
    say('debrief: adding the round, once');
    await insertRound(database, ROUND);
    for (const memberId of ROUND.memberIds) await insertCard(database, ROUND, memberId, true);
  }
  await database.close();
}
