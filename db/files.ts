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

export interface FiledResume {
  fileId: string;
  name: string;
  pages: number | null;
  filedAt: string;
  actorId: string | null;
}

/** The résumés of a candidate whose bytes are kept, as they were filed last, newest first. */
export async function resumesOf(database: Database, candidateId: string): Promise<FiledResume[]> {
  const kept = await database.read
    .selectFrom('file')
    .select('id')
    .where('candidate_id', '=', candidateId)
    .execute();
  const rows = await database.read
    .selectFrom('event')
    .select(['body', 'actor_id', 'server_at'])
    .where('candidate_id', '=', candidateId)
    .where('type', '=', 'resume.added')
    .where('body', 'is not', null)
    .orderBy('seq', 'desc')
    .execute();
  const left = new Set(kept.map(({ id }) => id));
  return rows.flatMap(({ body, actor_id, server_at }) => {
    const { fileId, name, pages } = JSON.parse(body!);
    // One that was filed twice stands where it was filed last.
    if (!left.delete(fileId)) return [];
    return [{ fileId, name, pages: pages ?? null, filedAt: server_at, actorId: actor_id }];
  });
}

/** A file's bytes, as one chunk; none where it is gone. */
export async function* fileBytes(sql: Kysely<Schema>, id: string): AsyncGenerator<Uint8Array> {
  const row = await sql.selectFrom('file').select('bytes').where('id', '=', id).executeTakeFirst();
  if (row !== undefined) yield row.bytes;
}
