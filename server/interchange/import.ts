import { createInterface } from 'node:readline';
import { buffer, text } from 'node:stream/consumers';
import type { Line } from '../../db/interchange/line.ts';
import { type Moving, movingTo } from '../../db/interchange/plan.ts';
import {
  type Incoming,
  type Numbered,
  type Refused,
  writeLines,
} from '../../db/interchange/write.ts';
import type { Database } from '../../db/open.ts';
import { rebuild } from '../../db/rebuild.ts';
import type { Sealer } from '../auth/seal.ts';
import { FORMAT, fileNamed, jsonl, MANIFEST, type Manifest, manifest, PLACES } from './format.ts';
import { checkFile, openSource, type Source, SourceError } from './source.ts';

export interface ImportNeeds {
  database: Database;
  sealer: Sealer;
  progress?: (done: { lines: number; file: string }) => void;
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

const BATCH = 400;
/** Candidates whose read rows are made in one transaction. */
const MADE_TOGETHER = 100;

/**
 * Takes in what `exportTo` wrote. Everything is checked against its checksum before the first row
 * is written. What is here already stays as it is, so that running it again changes nothing.
 * @throws SourceError where the export is not whole
 */
export async function importFrom(path: string, needs: ImportNeeds): Promise<ImportReport> {
  const source = await openSource(path);
  try {
    const told = await manifestOf(source);
    for (const [name, expected] of Object.entries(told.files)) {
      needs.progress?.({ lines: 0, file: name });
      await checkFile(source, name, expected);
    }
    return await writeAll(source, told, needs);
  } finally {
    source.close();
  }
}

async function manifestOf(source: Source): Promise<Manifest> {
  let value: unknown;
  try {
    value = JSON.parse(await text(await source.read(MANIFEST)));
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(`${MANIFEST} cannot be read.`);
  }
  const parsed = manifest.safeParse(value);
  if (!parsed.success) throw new SourceError(`${MANIFEST} is not one of an export of Hireside.`);
  if (parsed.data.version > FORMAT.version) {
    throw new SourceError('A newer Hireside wrote this. Bring this one up to date first.');
  }
  return parsed.data;
}

async function writeAll(
  source: Source,
  told: Manifest,
  { database, sealer, progress, refused }: ImportNeeds,
): Promise<ImportReport> {
  const incoming: Incoming = {
    organizationId: told.organization.id,
    seal: (plain, place) => sealer.seal(plain, place),
    bytesOf: async (id) => {
      // Only what the manifest names has been checked.
      const name = fileNamed(id);
      if (!(name in told.files)) throw new SourceError(`${name} is missing.`);
      return buffer(await source.read(name));
    },
    candidates: new Set(),
    fresh: new Set(),
  };
  const report: ImportReport = {
    added: 0,
    unchanged: 0,
    refused: 0,
    candidates: 0,
    organizationId: told.organization.id,
  };
  for (const place of PLACES) {
    const file = jsonl(place);
    if (!(file in told.files)) continue;
    const tables = new Map(movingTo(place).map((moving) => [moving.table as string, moving]));
    let lines = 0;
    for await (const { moving, batch } of batches(source, file, tables)) {
      const outcome =
        moving === null ? unknown(batch) : await writeLines(database, incoming, moving, batch);
      report.added += outcome.added;
      report.refused += outcome.refused.length;
      report.unchanged += batch.length - outcome.added - outcome.refused.length;
      for (const one of outcome.refused) refused?.({ file, ...one });
      lines += batch.length;
      progress?.({ lines, file });
    }
  }
  const fresh = [...incoming.fresh];
  for (let from = 0; from < fresh.length; from += MADE_TOGETHER) {
    const some = fresh.slice(from, from + MADE_TOGETHER);
    await database.transact((tx) => rebuild(tx, some));
    report.candidates += some.length;
    progress?.({ lines: report.candidates, file: 'read rows' });
  }
  return report;
}

const unknown = (batch: readonly Numbered[]) => ({
  added: 0,
  refused: batch.map(({ number }) => ({ number, reason: 'is no row that this Hireside knows' })),
});

interface Batch {
  /** `null`: of a table that is not known, or cannot be read. */
  moving: Moving | null;
  batch: Numbered[];
}

/** Lines of a file, those of one table that follow each other together. */
async function* batches(
  source: Source,
  file: string,
  tables: ReadonlyMap<string, Moving>,
): AsyncGenerator<Batch> {
  const input = await source.read(file);
  let current: Batch = { moving: null, batch: [] };
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (text === '') continue;
    const line = parsed(text);
    const moving = (line === null ? undefined : tables.get(line.row)) ?? null;
    if (moving !== current.moving || current.batch.length >= BATCH) {
      if (current.batch.length > 0) yield current;
      current = { moving, batch: [] };
    }
    current.batch.push({ number, line: line ?? { row: '' } });
  }
  if (current.batch.length > 0) yield current;
}

function parsed(text: string): Line | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'row' in value ? (value as Line) : null;
  } catch {
    return null;
  }
}
