import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** Files that are at Zoom and of which nothing was ever to be copied. */
const uncopied = (sql: Kysely<Schema>, organizationId: string, types: readonly string[]) =>
  sql
    .selectFrom('recording')
    .innerJoin('recording_file', 'recording_file.recording_id', 'recording.id')
    .where('recording.organization_id', '=', organizationId)
    .where('recording.state', '=', 'kept')
    .where('recording_file.status', '=', 'completed')
    .where('recording_file.type', 'in', types)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('recording_copy')
            .select('recording_copy.id')
            .whereRef('recording_copy.file_id', '=', 'recording_file.id')
            .where('recording_copy.state', '!=', 'removing'),
        ),
      ),
    );

/** How many there are, and how large, of files up to a size. */
export async function countUncopied(
  sql: Kysely<Schema>,
  organizationId: string,
  { types, largest }: { types: readonly string[]; largest: number },
): Promise<{ files: number; bytes: number }> {
  const row = await uncopied(sql, organizationId, types)
    .where('recording_file.size', '<=', largest)
    .select(({ fn }) => [
      fn.countAll<number>().as('files'),
      fn.sum<number | null>('recording_file.size').as('bytes'),
    ])
    .executeTakeFirstOrThrow();
  return { files: Number(row.files), bytes: Number(row.bytes ?? 0) };
}

/** Recordings that have such files, by id, after one. */
export async function uncopiedRecordings(
  sql: Kysely<Schema>,
  organizationId: string,
  { types, after, limit }: { types: readonly string[]; after: string; limit: number },
): Promise<string[]> {
  const rows = await uncopied(sql, organizationId, types)
    .where('recording.id', '>', after)
    .select('recording.id')
    .distinct()
    .orderBy('recording.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
