import { DEFAULT_STAGES, stageByName } from '../../../common/pipeline.ts';
import { fold } from '../../../common/reduce.ts';
import { insertLogs, knownCandidates, type WholeLog } from '../../../db/bulk.ts';
import { insertJob, jobsOf } from '../../../db/jobs.ts';
import type { Database } from '../../../db/open.ts';
import { indexNotes } from '../../../db/search.ts';
import { MEMBERS, ORGANIZATION } from '../cast.ts';
import { candidateIdOf, historyOf } from './history.ts';
import { Random } from './random.ts';
import { JOB_TITLES } from './words.ts';

/** About this many events to a transaction: few waits for the disk, little memory. */
const EVENTS_PER_COMMIT = 20_000;
const INDEX_BATCH = 5_000;
const CREATED = '2020-01-01T00:00:00.000Z';

export type Progress = (done: number, total: number, what: string) => void;

/**
 * Adds generated candidates with histories to the rehearsal organization: the same for the same
 * numbers, and only those that are not there yet.
 * @param numbers how many; every candidate has at least the two events it begins with
 * @returns how many candidates were added now
 * @throws RangeError where there are fewer than two events to a candidate
 */
export async function seedGenerated(
  { database }: { database: Database },
  { candidates, events }: { candidates: number; events: number },
  progress: Progress = () => undefined,
): Promise<number> {
  if (events < 2 * candidates) throw new RangeError('Each candidate begins with two events.');
  const jobs = await generatedJobs(database);
  const memberIds = Object.values(MEMBERS).map(({ id }) => id);
  const typeOf = (_: string, name: string) => stageByName(DEFAULT_STAGES, name)?.type ?? 'applied';
  let added = 0;
  let waiting: { index: number; count: number }[] = [];
  let size = 0;
  const flush = async (done: number) => {
    const batch = waiting;
    waiting = [];
    size = 0;
    added += await database.transact(async (tx) => {
      const known = await knownCandidates(
        tx,
        batch.map(({ index }) => candidateIdOf(index)),
      );
      const logs: WholeLog[] = [];
      for (const { index, count } of batch) {
        const candidateId = candidateIdOf(index);
        if (known.has(candidateId)) continue;
        const log = historyOf(index, count, { memberIds, jobs });
        logs.push({ candidateId, events: log, state: fold(log) });
      }
      await insertLogs(tx, ORGANIZATION.id, logs, typeOf);
      return logs.length;
    });
    progress(done, candidates, 'candidates');
  };
  for (const one of shares(candidates, events)) {
    waiting.push(one);
    size += one.count;
    if (size >= EVENTS_PER_COMMIT) await flush(one.index);
  }
  if (waiting.length > 0) await flush(candidates);
  for (let indexed = 0, more = -1; more !== 0; indexed += more) {
    more = await indexNotes(database, INDEX_BATCH);
    if (more > 0) progress(indexed + more, Number.NaN, 'notes indexed');
  }
  return added;
}

/** How many events each candidate gets: most a few, some many, all together exactly `events`. */
function* shares(
  candidates: number,
  events: number,
): Generator<{ index: number; count: number }, void> {
  const weight = (index: number) => 0.25 + new Random(-index).next() ** 4 * 4;
  let total = 0;
  for (let index = 1; index <= candidates; index++) total += weight(index);
  const spare = events - 2 * candidates;
  let [sum, given] = [0, 0];
  for (let index = 1; index <= candidates; index++) {
    sum += weight(index);
    const upTo = index === candidates ? spare : Math.round((spare * sum) / total);
    yield { index, count: 2 + upTo - given };
    given = upTo;
  }
}

/** The jobs generated candidates apply for; the hiring manager is on the team of the first. */
async function generatedJobs(database: Database): Promise<{ id: string; title: string }[]> {
  const jobs = JOB_TITLES.map((title, n) => ({
    id: `gen-job-${String(n + 1).padStart(2, '0')}`,
    title,
  }));
  const ids = jobs.map(({ id }) => id);
  const known = new Set((await jobsOf(database, ORGANIZATION.id, { ids })).map(({ id }) => id));
  await database.transact(async (tx) => {
    for (const [n, { id, title }] of jobs.entries()) {
      if (known.has(id)) continue;
      const hiringTeam = n === 0 ? [MEMBERS.tomasz.id] : [];
      const stages = [...DEFAULT_STAGES];
      await insertJob(tx, ORGANIZATION.id, { id, title, stages, hiringTeam, createdAt: CREATED });
    }
  });
  return jobs;
}
