import type { Kysely, Selectable } from 'kysely';
import type { RecordingMarkTable } from '../schema/recordings.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

export type RecordingMarkRow = Selectable<RecordingMarkTable>;

/** Keeps a step of a recording; told again it changes nothing. */
export async function insertRecordingMark(tx: Tx, row: RecordingMarkRow): Promise<void> {
  await tx.sql
    .insertInto('recording_mark')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Every step that was told of some runs, in the order of time. */
export async function recordingMarksOf(
  sql: Kysely<Schema>,
  organizationId: string,
  uuids: readonly string[],
): Promise<RecordingMarkRow[]> {
  if (uuids.length === 0) return [];
  return sql
    .selectFrom('recording_mark')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('meeting_uuid', 'in', uuids)
    .orderBy('at')
    .orderBy('kind')
    .execute();
}

/** Forgets the steps of a run whose recording is gone at Zoom. */
export async function dropRecordingMarks(
  tx: Tx,
  organizationId: string,
  uuid: string,
): Promise<void> {
  await tx.sql
    .deleteFrom('recording_mark')
    .where('organization_id', '=', organizationId)
    .where('meeting_uuid', '=', uuid)
    .execute();
}

/** Forgets the steps of runs of which nothing else is kept. */
export async function dropLooseMarks(tx: Tx, organizationId: string): Promise<void> {
  let query = tx.sql.deleteFrom('recording_mark').where('organization_id', '=', organizationId);
  for (const table of ['recording', 'transcript'] as const) {
    query = query.where('meeting_uuid', 'not in', (from) =>
      from.selectFrom(table).select('meeting_uuid').where('organization_id', '=', organizationId),
    );
  }
  await query.execute();
}

/** Where the last cue of each part of some transcripts ends, milliseconds. */
export async function lastSaid(
  sql: Kysely<Schema>,
  transcriptIds: readonly string[],
): Promise<{ transcriptId: string; part: number; ms: number }[]> {
  if (transcriptIds.length === 0) return [];
  const rows = await sql
    .selectFrom('cue')
    .select(({ fn }) => ['transcript_id', 'part', fn.max('end_ms').as('ms')])
    .where('transcript_id', 'in', transcriptIds)
    .groupBy(['transcript_id', 'part'])
    .execute();
  return rows.map(({ transcript_id, part, ms }) => ({ transcriptId: transcript_id, part, ms }));
}
