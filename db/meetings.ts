import type { Selectable } from 'kysely';
import type { Database } from './open.ts';
import type { MeetingTable } from './schema.ts';
import type { Tx } from './transact.ts';

export interface Meeting {
  uuid: string;
  number: string | null;
  interviewId: string | null;
  chosen: boolean;
  unfiledId: string | null;
  /** When the panel was first opened in it. */
  createdAt: string;
}

const meetingFromRow = (row: Selectable<MeetingTable>): Meeting => ({
  uuid: row.uuid,
  number: row.number,
  interviewId: row.interview_id,
  chosen: row.chosen === 1,
  unfiledId: row.unfiled_id,
  createdAt: row.created_at,
});

export async function meetingByUuid(
  database: Database,
  organizationId: string,
  uuid: string,
): Promise<Meeting | null> {
  const row = await database.read
    .selectFrom('meeting')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('uuid', '=', uuid)
    .executeTakeFirst();
  return row ? meetingFromRow(row) : null;
}

/** Reads the meeting's row, making it where it is new, and holds it until the transaction ends. */
export async function lockMeeting(
  tx: Tx,
  organizationId: string,
  uuid: string,
  now: string,
): Promise<Meeting> {
  await tx.sql
    .insertInto('meeting')
    .values({ organization_id: organizationId, uuid, chosen: 0, created_at: now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'uuid']).doNothing())
    .execute();
  const query = tx.sql
    .selectFrom('meeting')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('uuid', '=', uuid);
  const row = await (tx.engine === 'postgres'
    ? query.forUpdate()
    : query
  ).executeTakeFirstOrThrow();
  return meetingFromRow(row);
}

export async function updateMeeting(
  tx: Tx,
  organizationId: string,
  uuid: string,
  change: Partial<Pick<Meeting, 'number' | 'interviewId' | 'chosen' | 'unfiledId'>>,
): Promise<void> {
  const { number, interviewId, chosen, unfiledId } = change;
  await tx.sql
    .updateTable('meeting')
    .set({
      ...(number === undefined ? {} : { number }),
      ...(interviewId === undefined ? {} : { interview_id: interviewId }),
      ...(chosen === undefined ? {} : { chosen: chosen ? 1 : 0 }),
      ...(unfiledId === undefined ? {} : { unfiled_id: unfiledId }),
    })
    .where('organization_id', '=', organizationId)
    .where('uuid', '=', uuid)
    .execute();
}

/** Remembers that a member opened the panel in this meeting. */
export async function joinMeeting(
  tx: Tx,
  organizationId: string,
  uuid: string,
  memberId: string,
): Promise<void> {
  await tx.sql
    .insertInto('meeting_member')
    .values({ organization_id: organizationId, meeting_uuid: uuid, member_id: memberId })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'meeting_uuid', 'member_id']).doNothing(),
    )
    .execute();
}

/** The candidate whose interview the meeting is linked to; `null` while it is linked to none. */
export async function candidateOfMeeting(
  database: Database,
  organizationId: string,
  uuid: string,
): Promise<string | null> {
  const row = await database.read
    .selectFrom('meeting')
    .innerJoin('interview', 'interview.id', 'meeting.interview_id')
    .select('interview.candidate_id')
    .where('meeting.organization_id', '=', organizationId)
    .where('meeting.uuid', '=', uuid)
    .executeTakeFirst();
  return row?.candidate_id ?? null;
}
