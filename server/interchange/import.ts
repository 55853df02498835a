import { columnsOf } from '../../db/interchange/columns.ts';
import type { Incoming, Refused, Trust } from '../../db/interchange/incoming.ts';
import { writeLines } from '../../db/interchange/write.ts';
import type { Database } from '../../db/open.ts';
import { rebuild } from '../../db/rebuild.ts';
import type { Sealer } from '../auth/seal.ts';
import { batchesOf, UNKNOWN } from './batches.ts';
import { fileNamed, type Manifest } from './format.ts';
import { wholeOf } from './lines.ts';
import { checkAll, manifestOf } from './manifest.ts';
import { openSource, type Source, SourceError } from './source.ts';

export interface ImportNeeds {
  database: Pick<Database, 'read' | 'transact'>;
  sealer: Sealer;
  progress?: (
    done: { lines: number; file: string },
    so: Pick<ImportReport, 'added' | 'unchanged'>,
  ) => void | Promise<void>;
  /** Told of each line that did not come in. */
  refused?: (where: { file: string } & Refused) => void;
}

export interface ImportReport {
  added: number;
  unchanged: number;
  refused: number;
  candidates: number;
  /** Whose export it was. */
  organizationId: string;
}

/** Candidates whose read rows are made in one transaction. */
const MADE_TOGETHER = 100;
const NOTHING = { added: 0, unchanged: 0 };
/** Far above what Hireside files: a résumé has 10 MB at most. */
const FILE_BYTES = 64_000_000;

/**
 * Takes in what `exportTo` wrote. Everything is checked against its checksum before the first row
 * is written. What is here already stays as it is, so that running it again changes nothing.
 * @throws SourceError where the export is not whole
 */
export async function importFrom(path: string, needs: ImportNeeds): Promise<ImportReport> {
  const source = await openSource(path);
  try {
    const told = await manifestOf(source);
    await checkAll(source, told, (file) => needs.progress?.({ lines: 0, file }, NOTHING));
    return await importSource(source, told, 'operator', needs);
  } finally {
    source.close();
  }
}

/** What judges and writes the lines of an export. */
export const incomingOf = async (
  source: Source,
  told: Manifest,
  trust: Trust,
  { database, sealer }: Pick<ImportNeeds, 'database' | 'sealer'>,
): Promise<Incoming> => ({
  organizationId: told.organization.id,
  trust,
  columns: await columnsOf(database),
  seal: (plain, place) => sealer.seal(plain, place),
  bytesOf: async (id) => {
    // Only what the manifest names has been checked.
    const name = fileNamed(id);
    if (!Object.hasOwn(told.files, name)) throw new SourceError(`${name} is missing.`);
    return wholeOf(await source.read(name), FILE_BYTES, name);
  },
  candidates: new Set(),
  fresh: new Set(),
});

/** The same of what has been checked already. */
export async function importSource(
  source: Source,
  told: Manifest,
  trust: Trust,
  needs: ImportNeeds,
): Promise<ImportReport> {
  const { database, progress, refused } = needs;
  const incoming = await incomingOf(source, told, trust, needs);
  const { organizationId } = incoming;
  const report: ImportReport = {
    added: 0,
    unchanged: 0,
    refused: 0,
    candidates: 0,
    organizationId,
  };
  let [lines, current] = [0, ''];
  for await (const { file, moving, batch } of batchesOf(source, told.files)) {
    const outcome =
      moving === null
        ? { added: 0, refused: batch.map(({ number }) => ({ number, reason: UNKNOWN })) }
        : await writeLines(database, incoming, moving, batch);
    report.added += outcome.added;
    report.refused += outcome.refused.length;
    report.unchanged += batch.length - outcome.added - outcome.refused.length;
    for (const one of outcome.refused) refused?.({ file, ...one });
    lines = batch.length + (file === current ? lines : 0);
    current = file;
    await progress?.({ lines, file }, report);
  }
  const fresh = [...incoming.fresh];
  for (let from = 0; from < fresh.length; from += MADE_TOGETHER) {
    const some = fresh.slice(from, from + MADE_TOGETHER);
    await database.transact((tx) => rebuild(tx, some));
    report.candidates += some.length;
    await progress?.({ lines: report.candidates, file: 'read rows' }, report);
  }
  return report;
}
