import type { Kysely } from 'kysely';
import type { Database } from './open.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

export interface StoredFile {
  id: string;
  name: string;
  media: string;
  bytes: Buffer;
}

/** Keeps a file's bytes; the same bytes of the same candidate are kept once. @returns its id */
export async function insertFile(
  tx: Tx,
  file: StoredFile & {
    organizationId: string;
    candidateId: string;
    sha256: string;
    createdAt: string;
  },
): Promise<{ id: string; isNew: boolean }> {
  const same = await tx.sql
    .selectFrom('file')
    .select('id')
    .where('candidate_id', '=', file.candidateId)
    .where('sha256', '=', file.sha256)
    .executeTakeFirst();
  if (same !== undefined) return { id: same.id, isNew: false };
  await tx.sql
    .insertInto('file')
    .values({
      id: file.id,
      organization_id: file.organizationId,
      candidate_id: file.candidateId,
      name: file.name,
      media: file.media,
      size: file.bytes.length,
      sha256: file.sha256,
      bytes: file.bytes,
      created_at: file.createdAt,
    })
    .execute();
  return { id: file.id, isNew: true };
}

export async function fileById(
  database: Database,
  candidateId: string,
  id: string,
): Promise<StoredFile | null> {
  const row = await database.read
    .selectFrom('file')
    .select(['id', 'name', 'media', 'bytes'])
    .where('id', '=', id)
    .where('candidate_id', '=', candidateId)
    .executeTakeFirst();
  return row ?? null;
}

/** A file's bytes, as one chunk; none where it is gone. */
export async function* fileBytes(sql: Kysely<Schema>, id: string): AsyncGenerator<Uint8Array> {
  const row = await sql.selectFrom('file').select('bytes').where('id', '=', id).executeTakeFirst();
  if (row !== undefined) yield row.bytes;
}
