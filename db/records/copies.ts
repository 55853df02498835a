import type { Kysely, Selectable } from 'kysely';
import type { RecordingCopyTable } from '../schema/copies.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

export type CopyRow = Selectable<RecordingCopyTable>;

export async function insertCopy(tx: Tx, row: CopyRow): Promise<void> {
  await tx.sql.insertInto('recording_copy').values(row).execute();
}

export async function copyById(sql: Kysely<Schema>, id: string): Promise<CopyRow | null> {
  const row = await sql
    .selectFrom('recording_copy')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Of recordings, those that are not on their way out. */
export async function copiesOf(
  sql: Kysely<Schema>,
  recordingIds: readonly string[],
): Promise<CopyRow[]> {
  if (recordingIds.length === 0) return [];
  return sql
    .selectFrom('recording_copy')
    .selectAll()
    .where('recording_id', 'in', recordingIds)
    .where('state', '!=', 'removing')
    .orderBy('id')
    .execute();
}

/** The whole copy of a file; `null` where there is none. */
export async function keptCopyOf(sql: Kysely<Schema>, fileId: string): Promise<CopyRow | null> {
  const row = await sql
    .selectFrom('recording_copy')
    .selectAll()
    .where('file_id', '=', fileId)
    .where('state', '=', 'kept')
    .executeTakeFirst();
  return row ?? null;
}

/** The recordings of an organization that something was copied of, or is about to be. */
export async function copiedRecordings(tx: Tx, organizationId: string): Promise<string[]> {
  const rows = await tx.sql
    .selectFrom('recording_copy')
    .select('recording_id')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('state', 'in', ['waiting', 'copying', 'kept'])
    .orderBy('recording_id')
    .execute();
  return rows.map(({ recording_id }) => recording_id);
}

/** Changes a copy that is not on its way out. @returns whether there is such a one */
export async function changeCopy(
  tx: Tx,
  id: string,
  change: Partial<Pick<CopyRow, 'state' | 'reason' | 'size' | 'bytes' | 'validator'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('recording_copy')
    .set(change)
    .where('id', '=', id)
    .where('state', '!=', 'removing')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

interface Which {
  organizationId?: string;
  recordingId?: string;
  candidateId?: string;
  id?: string;
  /** Only those that are so. */
  states?: readonly RecordingCopyTable['state'][];
}

/**
 * Lets go of copies: from this commit on nobody can play them. Their bytes go afterwards.
 * @returns how many
 */
export async function releaseCopies(tx: Tx, which: Which): Promise<number> {
  const { organizationId, recordingId, candidateId, id, states } = which;
  let query = tx.sql
    .updateTable('recording_copy')
    .set({ state: 'removing', reason: null })
    .where('state', '!=', 'removing');
  if (organizationId !== undefined) query = query.where('organization_id', '=', organizationId);
  if (recordingId !== undefined) query = query.where('recording_id', '=', recordingId);
  if (candidateId !== undefined) query = query.where('candidate_id', '=', candidateId);
  if (id !== undefined) query = query.where('id', '=', id);
  if (states !== undefined) query = query.where('state', 'in', states);
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/**
 * Lets go of the copies whose file is not listed any more, and of all where the recording is in
 * Zoom's trash or gone. @returns how many
 */
export async function releaseStrays(tx: Tx, recordingId: string): Promise<number> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('recording_copy')
    .set({ state: 'removing', reason: null })
    .where('recording_id', '=', recordingId)
    .where('state', '!=', 'removing')
    .where('file_id', 'not in', (from) =>
      from
        .selectFrom('recording_file')
        .innerJoin('recording', 'recording.id', 'recording_file.recording_id')
        .select('recording_file.id')
        .where('recording.id', '=', recordingId)
        .where('recording.state', '=', 'kept'),
    )
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
