import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

/** Pieces that go in one transaction: no writer waits for more. */
const STEP = 4;

/**
 * Keeps the next bytes of a copy, where it still is what it was: being copied, and this far.
 * @returns whether it is so
 */
export async function putChunk(
  tx: Tx,
  { copyId, start, bytes }: { copyId: string; start: number; bytes: Buffer },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('recording_copy')
    .set({ bytes: start + bytes.length })
    .where('id', '=', copyId)
    .where('state', '=', 'copying')
    .where('bytes', '=', start)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await tx.sql.insertInto('recording_chunk').values({ copy_id: copyId, start, bytes }).execute();
  return true;
}

/** The piece that a byte of the copy is in; `null` where it is gone. */
export async function chunkAt(
  sql: Kysely<Schema>,
  copyId: string,
  at: number,
): Promise<{ start: number; bytes: Buffer } | null> {
  const row = await sql
    .selectFrom('recording_chunk')
    .select(['start', 'bytes'])
    .where('copy_id', '=', copyId)
    .where('start', '<=', at)
    .orderBy('start', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined || at >= row.start + row.bytes.length ? null : row;
}

/** Deletes some pieces of a copy. @returns whether there may be more */
export async function dropChunks(tx: Tx, copyId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.sql
    .deleteFrom('recording_chunk')
    .where('copy_id', '=', copyId)
    .where('start', 'in', (from) =>
      from
        .selectFrom('recording_chunk')
        .select('start')
        .where('copy_id', '=', copyId)
        .orderBy('start')
        .limit(STEP),
    )
    .executeTakeFirstOrThrow();
  return numDeletedRows === BigInt(STEP);
}

/**
 * Deletes some bytes of copies that nobody can play any more, or that were given up half-way.
 * @returns whether there may be more
 */
export async function sweepCopies(tx: Tx): Promise<boolean> {
  const copy = await tx.sql
    .selectFrom('recording_copy')
    .select(['id', 'state'])
    .where((where) =>
      where.or([
        where('state', '=', 'removing'),
        where.and([where('state', 'in', ['refused', 'too_large']), where('bytes', '>', 0)]),
      ]),
    )
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (copy === undefined) return false;
  if (await dropChunks(tx, copy.id)) return true;
  if (copy.state === 'removing') {
    await tx.sql.deleteFrom('recording_copy').where('id', '=', copy.id).execute();
  } else {
    await tx.sql
      .updateTable('recording_copy')
      .set({ bytes: 0, validator: null })
      .where('id', '=', copy.id)
      .execute();
  }
  return true;
}

/**
 * Deletes some pieces of what was copied of a candidate; the copies' own rows stay.
 * @returns how many: none where nothing is left
 */
export async function dropChunksOf(tx: Tx, candidateId: string): Promise<number> {
  const pieces = await tx.sql
    .selectFrom('recording_chunk')
    .innerJoin('recording_copy', 'recording_copy.id', 'recording_chunk.copy_id')
    .select(['recording_chunk.copy_id', 'recording_chunk.start'])
    .where('recording_copy.candidate_id', '=', candidateId)
    .limit(STEP)
    .execute();
  for (const { copy_id, start } of pieces) {
    await tx.sql
      .deleteFrom('recording_chunk')
      .where('copy_id', '=', copy_id)
      .where('start', '=', start)
      .execute();
  }
  return pieces.length;
}
