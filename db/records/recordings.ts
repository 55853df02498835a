import type { Insertable, Kysely, Selectable } from 'kysely';
import type { RecordingFileTable, RecordingTable } from '../schema/recordings.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';
import { type OwnedRecord, ownedRecord } from './record-owners.ts';
import { dropLooseMarks } from './recording-marks.ts';

export type RecordingRow = Selectable<RecordingTable>;
export type RecordingFileRow = Selectable<RecordingFileTable>;
export type NewFile = Omit<Insertable<RecordingFileTable>, 'recording_id'>;

/** The recording of a meeting instance. */
export async function recordingOf(
  tx: Tx,
  organizationId: string,
  meetingUuid: string,
): Promise<RecordingRow | null> {
  const row = await tx.sql
    .selectFrom('recording')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('meeting_uuid', '=', meetingUuid)
    .executeTakeFirst();
  return row ?? null;
}

export async function recordingById(
  sql: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<RecordingRow | null> {
  const row = await sql
    .selectFrom('recording')
    .selectAll()
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row ?? null;
}

/** Of every run of an interview, the earliest first. */
export async function recordingsOf(
  sql: Kysely<Schema>,
  organizationId: string,
  interviewId: string,
): Promise<RecordingRow[]> {
  return sql
    .selectFrom('recording')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('interview_id', '=', interviewId)
    .orderBy('started_at')
    .orderBy('id')
    .execute();
}

/** Keeps a recording; one of the same instance stays. @returns whether it is new */
export async function insertRecording(tx: Tx, row: RecordingRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.sql
    .insertInto('recording')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organization_id', 'meeting_uuid']).doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function changeRecording(
  tx: Tx,
  id: string,
  change: Partial<Omit<RecordingTable, 'id'>>,
): Promise<void> {
  await tx.sql.updateTable('recording').set(change).where('id', '=', id).execute();
}

export async function filesOf(
  sql: Kysely<Schema>,
  recordingIds: readonly string[],
): Promise<RecordingFileRow[]> {
  if (recordingIds.length === 0) return [];
  return sql
    .selectFrom('recording_file')
    .selectAll()
    .where('recording_id', 'in', recordingIds)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
}

/** Keeps files by Zoom's name for them: one that is there already keeps its id. */
export async function saveFiles(
  tx: Tx,
  recordingId: string,
  files: readonly NewFile[],
): Promise<void> {
  for (const file of files) {
    const { id: _, ...rest } = file;
    await tx.sql
      .insertInto('recording_file')
      .values({ ...file, recording_id: recordingId })
      .onConflict((conflict) => conflict.columns(['recording_id', 'name']).doUpdateSet(rest))
      .execute();
  }
}

export async function changeFileUrl(tx: Tx, id: string, url: string): Promise<void> {
  await tx.sql.updateTable('recording_file').set({ url }).where('id', '=', id).execute();
}

/** Forgets the files that Zoom no longer lists, or all. */
export async function dropFiles(
  tx: Tx,
  recordingId: string,
  except: readonly string[] = [],
): Promise<void> {
  let query = tx.sql.deleteFrom('recording_file').where('recording_id', '=', recordingId);
  if (except.length > 0) query = query.where('name', 'not in', except);
  await query.execute();
}

/** Deletes everything of recordings an organization has. @returns those that were in a log */
export async function purgeRecordings(tx: Tx, organizationId: string): Promise<OwnedRecord[]> {
  const rows = await tx.sql
    .selectFrom('recording')
    .select(['id', 'candidate_id', 'application_id', 'interview_id'])
    .where('organization_id', '=', organizationId)
    .where('filed', '=', 1)
    .where('state', '!=', 'deleted')
    .orderBy('id')
    .execute();
  await tx.sql
    .deleteFrom('recording_file')
    .where('recording_id', 'in', (from) =>
      from.selectFrom('recording').select('id').where('organization_id', '=', organizationId),
    )
    .execute();
  await tx.sql.deleteFrom('recording').where('organization_id', '=', organizationId).execute();
  await dropLooseMarks(tx, organizationId);
  return rows.map(ownedRecord);
}
