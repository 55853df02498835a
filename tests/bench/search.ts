import { Connection, requestText } from './connection.ts';
import { generatedDatabase } from './data.ts';
import { atMost, type Bench, type Figure } from './figure.ts';
import { oneByOne } from './load.ts';
import { bearer, type Child, signIn, startChild } from './process.ts';
import { percentile } from './stats.ts';

const SIZE = { candidates: 100_000, events: 1_000_000 };
const REQUESTS = 40;
const WARMUP = 10;
const PAGE = 100;

/** Lists and searches of the desk and of the panel, one request at a time. */
export const search: Bench = {
  name: 'search',
  summary: 'lists and searches at 100,000 candidates, as recruiter and as interviewer',
  run: async ({ say, profile }) => {
    const databaseUrl = await generatedDatabase(SIZE, say);
    await using hireside = await startChild({ kind: 'hireside', databaseUrl, profile });
    const tokens = await signIn(hireside, ['zoom-recruiter-1', 'zoom-interviewer-3']);
    const figures: Figure[] = [];
    for (const [index, role] of ['recruiter', 'interviewer'].entries()) {
      const headers = bearer(tokens[index]!);
      const late = await cursorOfPage(hireside, headers, PAGE);
      for (const { what, path } of [...QUERIES, ...late]) {
        say(`search: ${role}, ${what}`);
        const { latencies, bytes } = await repeated(hireside, path, headers);
        await using page = await startChild({ kind: 'page', bytes });
        const bare = (await repeated(page, '/', {})).latencies;
        for (const share of [0.5, 0.95]) {
          const value = percentile(latencies, share);
          figures.push({
            bench: 'search',
            what: `${role}: ${what}, p${share * 100}`,
            value,
            unit: 'ms',
            limit: { what: 'bare node:http', value: percentile(bare, share) },
            aim: share === 0.95 ? atMost(value, 30, 'ms') : null,
          });
        }
      }
    }
    return figures;
  },
};

interface Query {
  what: string;
  path: string;
}

const list = (query: string) => `/api/candidates?${query}`;

const QUERIES: readonly Query[] = [
  { what: 'active, first page', path: list('') },
  { what: 'all, first page', path: list('view=all') },
  { what: 'stage', path: list('stage=Offer') },
  { what: 'job', path: list('jobId=job-0007') },
  { what: 'stage and job', path: list('stage=Screen&jobId=job-0007') },
  { what: 'a common name', path: list('q=maria') },
  { what: 'two words', path: list('q=niamh%20brennan') },
  { what: 'one address', path: list('q=.4711@example.com&view=all') },
  { what: 'two letters', path: list('q=zo') },
  { what: 'two letters nobody has', path: list('q=qx&view=all') },
  { what: 'a word nobody has', path: list('q=quixotic&view=all') },
  { what: 'everything, a name', path: '/api/search?q=elena' },
  { what: 'everything, a word of notes', path: '/api/search?q=latency' },
  { what: 'everything, two words of notes', path: '/api/search?q=latency%20rollback' },
];

const repeated = ({ port }: Child, path: string, headers: Record<string, string>) =>
  oneByOne(port, Array(WARMUP + REQUESTS).fill(requestText('GET', path, headers)), WARMUP);

/** Turns pages until this one; none where the list is shorter. */
async function cursorOfPage(
  { port }: Child,
  headers: Record<string, string>,
  page: number,
): Promise<Query[]> {
  const connection = await Connection.open(port);
  let path = list('limit=50');
  for (let turned = 1; turned < page; turned++) {
    const { body } = await connection.send(requestText('GET', path, headers));
    const { nextCursor } = JSON.parse(body.toString()) as { nextCursor: string | null };
    if (nextCursor === null) {
      connection.close();
      return [];
    }
    path = list(`limit=50&cursor=${nextCursor}`);
  }
  connection.close();
  return [{ what: `active, page ${page}`, path }];
}
