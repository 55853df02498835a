import type { Numbered } from '../../db/interchange/incoming.ts';
import type { Line } from '../../db/interchange/line.ts';
import { type Moving, movingTo } from '../../db/interchange/plan.ts';
import { jsonl, PLACES } from './format.ts';
import { linesIn } from './lines.ts';
import type { Source } from './source.ts';

const BATCH = 400;

export interface Batch {
  file: string;
  /** `null`: of a table that is not known, or cannot be read. */
  moving: Moving | null;
  batch: Numbered[];
}

/** Every line that the manifest names, in the order in which they can be written. */
export async function* batchesOf(
  source: Source,
  files: Readonly<Record<string, unknown>>,
): AsyncGenerator<Batch> {
  for (const place of PLACES) {
    const file = jsonl(place);
    if (!Object.hasOwn(files, file)) continue;
    const tables = new Map(movingTo(place).map((moving) => [moving.table as string, moving]));
    yield* ofFile(source, file, tables);
  }
}

/** Lines of a file, those of one table that follow each other together. */
async function* ofFile(
  source: Source,
  file: string,
  tables: ReadonlyMap<string, Moving>,
): AsyncGenerator<Batch> {
  let current: Batch = { file, moving: null, batch: [] };
  let number = 0;
  for await (const text of linesIn(await source.read(file))) {
    number++;
    if (text === '') continue;
    const line = parsed(text);
    const moving = (line === null ? undefined : tables.get(line.row)) ?? null;
    if (moving !== current.moving || current.batch.length >= BATCH) {
      if (current.batch.length > 0) yield current;
      current = { file, moving, batch: [] };
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

export const UNKNOWN = 'is no row that this Hireside knows';
