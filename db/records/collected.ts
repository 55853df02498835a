import type { Kysely } from 'kysely';
import type { RecordKind } from '../../common/records.ts';
import type { Schema } from '../schema.ts';

/** How much of a kind is kept: interviews with attendance, recordings, transcripts, calls, chats. */
export interface Held {
  records: number;
  /** Of how many candidates; a call that nobody has filed yet is of none. */
  candidates: number;
}

/**
 * What deleting a kind would take away. Rows that only keep Zoom's late news from bringing
 * something back hold nothing, and do not count.
 */
export async function heldOf(
  sql: Kysely<Schema>,
  organizationId: string,
  kind: RecordKind,
): Promise<Held> {
  const row = await COUNTS[kind](sql, organizationId);
  return { records: Number(row.records), candidates: Number(row.candidates) };
}

type Counted = Promise<{ records: number | string | bigint; candidates: number | string | bigint }>;

const counting =
  (table: 'recording' | 'transcript' | 'call' | 'chat') =>
  (sql: Kysely<Schema>, organizationId: string) =>
    sql
      .selectFrom(table)
      .select(({ fn }) => [
        fn.countAll().as('records'),
        fn.count('candidate_id').distinct().as('candidates'),
      ])
      .where('organization_id', '=', organizationId);

const COUNTS: Record<RecordKind, (sql: Kysely<Schema>, organizationId: string) => Counted> = {
  attendance: (sql, organizationId) =>
    sql
      .selectFrom('interview')
      .select(({ fn }) => [
        fn.countAll().as('records'),
        fn.count('candidate_id').distinct().as('candidates'),
      ])
      .where('organization_id', '=', organizationId)
      .where('id', 'in', (from) =>
        from
          .selectFrom('meeting_instance')
          .innerJoin('attendance', (join) =>
            join
              .onRef('attendance.organization_id', '=', 'meeting_instance.organization_id')
              .onRef('attendance.uuid', '=', 'meeting_instance.uuid'),
          )
          .select('meeting_instance.interview_id')
          .where('meeting_instance.organization_id', '=', organizationId),
      )
      .executeTakeFirstOrThrow(),
  recordings: (sql, organizationId) =>
    counting('recording')(sql, organizationId)
      .where('recording.state', '!=', 'deleted')
      .executeTakeFirstOrThrow(),
  transcripts: (sql, organizationId) =>
    counting('transcript')(sql, organizationId)
      .where((where) =>
        where.or([
          where('transcript.reason', 'is', null),
          where('transcript.reason', '!=', 'deleted_at_zoom'),
        ]),
      )
      .executeTakeFirstOrThrow(),
  phone: (sql, organizationId) =>
    counting('call')(sql, organizationId)
      .where('call.state', '!=', 'ignored')
      .executeTakeFirstOrThrow(),
  chat: (sql, organizationId) => counting('chat')(sql, organizationId).executeTakeFirstOrThrow(),
};
