import type { Clock } from '../../common/time.ts';
import { type Job, jobsOf } from '../../db/jobs.ts';
import type { Database } from '../../db/open.ts';
import { namesByJob } from '../../db/operations.ts';
import type { Item } from './csv.ts';
import { Names, nameKey, titleKey } from './match.ts';
import type { PersonRow } from './row.ts';
import { type Known, type Outcome, storeRow } from './store.ts';

export interface Report {
  added: number;
  changed: number;
  unchanged: number;
  skipped: number;
}

/** Where an import says what it has to say, while it goes on. */
export interface Listener {
  /** A line of the report: a bad row, or a difference that was kept. */
  report(text: string): void;
  warn(text: string): void;
  progress(rows: number): void;
}

/** Rows to a transaction. */
const BATCH = 500;

/** Takes people in, good rows although others are bad, in memory that does not grow with them. */
export async function importPeople(
  { database, clock }: { database: Database; clock: Clock },
  organizationId: string,
  items: AsyncIterable<Item>,
  listener: Listener,
): Promise<Report> {
  const report: Report = { added: 0, changed: 0, unchanged: 0, skipped: 0 };
  let jobs = new Map<string, Job>();
  for (const job of await jobsOf(database, organizationId)) {
    if (!jobs.has(titleKey(job.title))) jobs.set(titleKey(job.title), job);
  }
  let names: Map<string, string> | null = null;
  let rows: PersonRow[] = [];
  let seen = 0;

  const bad = (line: number, reason: string) => {
    report.skipped += 1;
    listener.report(`line ${line}: ${reason}`);
  };
  const flush = async () => {
    const batch = rows;
    rows = [];
    if (names === null && batch.some(({ email }) => email === null)) {
      names = new Map();
      for (const { id, name, jobId } of await namesByJob(database, organizationId)) {
        names.set(nameKey(name, jobId), id);
      }
    }
    const { outcomes, known } = await database.transact(async (tx) => {
      // A transaction that is run again begins with what was known before it.
      const known: Known = {
        organizationId,
        now: clock.now(),
        jobs: new Map(jobs),
        names: new Names(names ?? new Map()),
      };
      const outcomes: [number, Outcome][] = [];
      for (const row of batch) outcomes.push([row.line, await storeRow(tx, known, row)]);
      return { outcomes, known };
    });
    jobs = known.jobs;
    for (const [key, id] of known.names.added) names?.set(key, id);
    for (const [line, outcome] of outcomes) {
      if (outcome.kind === 'bad') {
        bad(line, outcome.reason);
        continue;
      }
      report[outcome.kind] += 1;
      if (outcome.kind === 'added' || outcome.differs.length === 0) continue;
      listener.report(`kept: line ${line} differs in ${outcome.differs.join(', ')}`);
    }
    seen += batch.length;
    listener.progress(seen);
  };

  for await (const item of items) {
    if ('warning' in item) listener.warn(item.warning);
    else if ('reason' in item) bad(item.line, item.reason);
    else rows.push(item.row);
    if (rows.length === BATCH) await flush();
  }
  if (rows.length > 0) await flush();
  return report;
}
