import type { Kysely, Selectable } from 'kysely';
import type { PlacedCue } from '../../common/transcript.ts';
import type { TranscriptTable } from '../schema/recordings.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';
import { type OwnedRecord, ownedRecord } from './record-owners.ts';
import { dropLooseMarks } from './recording-marks.ts';

export type TranscriptRow = Selectable<TranscriptTable>;

/** The transcript of a meeting instance, held until the transaction ends. */
export async function transcriptOf(
  tx: Tx,
  organizationId: string,
  meetingUuid: string,
): Promise<TranscriptRow | null> {
  const query = tx.sql
    .selectFrom('transcript')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('meeting_uuid', '=', meetingUuid);
  const row = await (tx.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row ?? null;
}

export async function transcriptById(
  sql: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<TranscriptRow | null> {
  const row = await sql
    .selectFrom('transcript')
    .selectAll()
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row ?? null;
}

/** Of an interview or a candidate, the earliest first. */
export async function transcriptsOf(
  sql: Kysely<Schema>,
  organizationId: string,
  of: { interview_id: string } | { candidate_id: string },
): Promise<TranscriptRow[]> {
  const [column, value] = Object.entries(of)[0] as ['interview_id' | 'candidate_id', string];
  return sql
    .selectFrom('transcript')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where(column, '=', value)
    .orderBy('started_at')
    .orderBy('id')
    .execute();
}

/** Keeps a transcript to come; one of the same instance stays. @returns whether it is new */
export async function insertTranscript(tx: Tx, row: TranscriptRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.sql
    .insertInto('transcript')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organization_id', 'meeting_uuid']).doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function changeTranscript(
  tx: Tx,
  id: string,
  change: Partial<Omit<TranscriptTable, 'id'>>,
): Promise<void> {
  await tx.sql.updateTable('transcript').set(change).where('id', '=', id).execute();
}

/** Below what either engine takes of bound values. */
const ROWS_AT_ONCE = 500;

/** Puts these cues in the place of all that were there. */
export async function replaceCues(
  tx: Tx,
  transcriptId: string,
  cues: readonly PlacedCue[],
): Promise<void> {
  await dropCues(tx, transcriptId);
  for (let from = 0; from < cues.length; from += ROWS_AT_ONCE) {
    const rows = cues.slice(from, from + ROWS_AT_ONCE).map((cue) => ({
      transcript_id: transcriptId,
      seq: cue.seq,
      part: cue.part,
      start_ms: cue.startMs,
      end_ms: cue.endMs,
      speaker: cue.speaker,
      text: cue.text,
    }));
    await tx.sql.insertInto('cue').values(rows).execute();
  }
}

export async function dropCues(tx: Tx, transcriptId: string): Promise<void> {
  await tx.sql.deleteFrom('cue').where('transcript_id', '=', transcriptId).execute();
}

/** Cues in their order, from a number on. */
export async function cuesFrom(
  sql: Kysely<Schema>,
  transcriptId: string,
  { from, limit }: { from: number; limit: number },
): Promise<PlacedCue[]> {
  const rows = await sql
    .selectFrom('cue')
    .select(['seq', 'part', 'start_ms', 'end_ms', 'speaker', 'text'])
    .where('transcript_id', '=', transcriptId)
    .where('seq', '>=', from)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ start_ms, end_ms, ...cue }) => ({
    ...cue,
    startMs: start_ms,
    endMs: end_ms,
  }));
}

/** The number of the last cue of a part that has begun by then; the first one before all. */
export async function seqAt(
  sql: Kysely<Schema>,
  transcriptId: string,
  { part, ms }: { part: number; ms: number },
): Promise<number> {
  const row = await sql
    .selectFrom('cue')
    .select('seq')
    .where('transcript_id', '=', transcriptId)
    .where((where) =>
      where.or([
        where('part', '<', part),
        where.and([where('part', '=', part), where('start_ms', '<=', ms)]),
      ]),
    )
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** Deletes everything of transcripts an organization has. @returns those that were in a log */
export async function purgeTranscripts(tx: Tx, organizationId: string): Promise<OwnedRecord[]> {
  const rows = await tx.sql
    .selectFrom('transcript')
    .select(['id', 'candidate_id', 'application_id', 'interview_id'])
    .where('organization_id', '=', organizationId)
    .where('filed', '=', 1)
    .where('cues', '>', 0)
    .orderBy('id')
    .execute();
  await tx.sql
    .deleteFrom('cue')
    .where('transcript_id', 'in', (from) =>
      from.selectFrom('transcript').select('id').where('organization_id', '=', organizationId),
    )
    .execute();
  await tx.sql.deleteFrom('transcript').where('organization_id', '=', organizationId).execute();
  await dropLooseMarks(tx, organizationId);
  return rows.map(ownedRecord);
}
