import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileBytes } from '../../db/files.ts';
import { type Columns, columnsOf } from '../../db/interchange/columns.ts';
import type { Incoming, Numbered } from '../../db/interchange/incoming.ts';
import type { Line } from '../../db/interchange/line.ts';
import { movingTo } from '../../db/interchange/plan.ts';
import { linesOf, type Reader } from '../../db/interchange/read.ts';
import { writeInto } from '../../db/interchange/write.ts';
import type { Database } from '../../db/open.ts';
import { rebuild } from '../../db/rebuild.ts';
import type { Tx } from '../../db/transact.ts';
import type { Sealer } from '../auth/seal.ts';
import { Digest } from './digest.ts';
import { PLACES } from './format.ts';

export interface MoveNeeds {
  /** Nobody writes to it. */
  from: Database;
  /** Empty, with every migration. */
  to: Database;
  sealer: Sealer;
  progress: (done: { what: string; rows: number }) => void;
}

const BATCH = 400;
const FILES = 'bytes of files';

/**
 * Moves everything that travels (decision 0051) of these organizations from one database into
 * another, in one transaction of that: it is there as a whole, and the same, or nothing is.
 * @returns how many rows that was
 * @throws Error where a row does not fit, or did not arrive as it was
 */
export async function moveAll(
  organizationIds: readonly string[],
  { from, to, sealer, progress }: MoveNeeds,
): Promise<number> {
  const columns = await columnsOf(to);
  return to.transact(async (tx) => {
    let rows = 0;
    for (const organizationId of organizationIds) {
      const unseal = (text: string, place: string) => sealer.open(text, place);
      const reader: Reader = { sql: from.read, organizationId, unseal };
      const sent = await write(tx, reader, columns, sealer, progress);
      progress({ what: 'compared', rows: 0 });
      const arrived = new Digest();
      for await (const _ of told({ ...reader, sql: tx.sql }, arrived));
      const differing = sent.differences(arrived);
      if (differing.length > 0) throw new Error(`Not the same there: ${differing.join(', ')}.`);
      rows += sent.rows;
    }
    return rows;
  });
}

async function write(
  tx: Tx,
  reader: Reader,
  columns: Columns,
  sealer: Sealer,
  progress: MoveNeeds['progress'],
): Promise<Digest> {
  const incoming: Incoming = {
    organizationId: reader.organizationId,
    trust: 'operator',
    columns,
    seal: (plain, place) => sealer.seal(plain, place),
    bytesOf: (id) => buffer(Readable.from(fileBytes(reader.sql, id))),
    candidates: new Set(),
    fresh: new Set(),
  };
  const tables = new Map(
    PLACES.flatMap(movingTo).map((moving) => [moving.table as string, moving]),
  );
  const sent = new Digest();
  let batch: Numbered[] = [];
  const flush = async () => {
    const moving = tables.get(batch[0]?.line.row ?? '');
    if (moving !== undefined) await writeInto(tx, incoming, moving, batch);
    batch = [];
  };
  let rows = 0;
  for await (const line of told(reader, sent)) {
    if (batch.length >= BATCH || batch[0]?.line.row !== line.row) await flush();
    batch.push({ number: ++rows, line });
    if (rows % 1_000 === 0) progress({ what: line.row, rows });
  }
  await flush();
  await rebuild(tx, [...incoming.fresh]);
  return sent;
}

/** Every line of an organization, put into a digest as it passes; a file with its bytes. */
async function* told(reader: Reader, digest: Digest): AsyncGenerator<Line> {
  for (const place of PLACES) {
    for await (const line of linesOf(reader, place)) {
      digest.add(line.row, JSON.stringify(line));
      if (line.row === 'file') {
        for await (const bytes of fileBytes(reader.sql, String(line.id))) digest.add(FILES, bytes);
      }
      yield line;
    }
  }
}
