import type { Clock } from '../../common/time.ts';
import { type Job, jobsOf } from '../../db/jobs.ts';
import type { Database } from '../../db/open.ts';
import { namesByJob } from '../../db/operations.ts';
import { rollingBack } from '../../db/transact.ts';
import type { Item } from './csv.ts';
import { idWithoutEmail, Names, nameKey, titleKey } from './match.ts';
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
  /** A row that did not come in. */
  bad(line: number, reason: string): void;
  /** A row that came in, where these columns differ from what people wrote since. */
  kept(line: number, columns: readonly string[]): void;
  warn(text: string): void;
  /** How many rows were gone through, and what became of them. */
  progress(rows: number, counts: Report): void;
}

const UNCHANGED: Outcome = { kind: 'unchanged', differs: [] };

const personKey = (organizationId: string, row: PersonRow): string =>
  row.email ?? idWithoutEmail(organizationId, row);

/** Rows to a transaction. */
const BATCH = 500;

/**
 * Takes people in, good rows although others are bad, in memory that does not grow with them.
 * @param options.dryRun says what would happen and leaves nothing behind. Batches do not see each
 * other then: of somebody whom far rows name again, only the first is looked at
 */
export async function importPeople(
  { database, clock }: { database: Database; clock: Clock },
  organizationId: string,
  items: AsyncIterable<Item>,
  listener: Listener,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<Report> {
  const report: Report = { added: 0, changed: 0, unchanged: 0, skipped: 0 };
  let jobs = new Map<string, Job>();
  for (const job of await jobsOf(database, organizationId)) {
    if (!jobs.has(titleKey(job.title))) jobs.set(titleKey(job.title), job);
  }
  let names: Map<string, string> | null = null;
  let rows: PersonRow[] = [];
  let seen = 0;
  const tried = new Set<string>();
  const transact = dryRun ? rollingBack(database.transact) : database.transact;

  const bad = (line: number, reason: string) => {
    report.skipped += 1;
    listener.bad(line, reason);
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
    const { outcomes, known } = await transact(async (tx) => {
      // A transaction that is run again begins with what was known before it.
      const known: Known = {
        organizationId,
        now: clock.now(),
        jobs: new Map(jobs),
        names: new Names(names ?? new Map()),
      };
      const outcomes: [number, Outcome][] = [];
      for (const row of batch) {
        const again = tried.has(personKey(organizationId, row));
        const outcome = again ? UNCHANGED : await storeRow(tx, known, row);
        outcomes.push([row.line, outcome]);
      }
      return { outcomes, known };
    });
    if (dryRun) {
      for (const row of batch) tried.add(personKey(organizationId, row));
    } else {
      jobs = known.jobs;
      for (const [key, id] of known.names.added) names?.set(key, id);
    }
    for (const [line, outcome] of outcomes) {
      if (outcome.kind === 'bad') {
        bad(line, outcome.reason);
        continue;
      }
      report[outcome.kind] += 1;
      if (outcome.kind === 'added' || outcome.differs.length === 0) continue;
      listener.kept(line, outcome.differs);
    }
    seen += batch.length;
    listener.progress(seen, report);
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
