import type { Kysely, Selectable } from 'kysely';
import type { AttendancePersonTable, AttendanceTable } from '../schema/records.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

export type Mark = Selectable<AttendanceTable>;
export type PersonMark = Selectable<AttendancePersonTable>;

/** Rows of one statement: each has eleven values, and SQLite takes 32,766 of them. */
const ROWS_MAX = 500;

/** Keeps what is told of a connection; told again it changes nothing. */
export async function insertMarks(tx: Tx, marks: readonly Mark[]): Promise<void> {
  for (let at = 0; at < marks.length; at += ROWS_MAX) {
    await tx.sql
      .insertInto('attendance')
      .values(marks.slice(at, at + ROWS_MAX))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Takes Zoom's list of a run in place of the one before. */
export async function replaceList(
  tx: Tx,
  organizationId: string,
  uuid: string,
  marks: readonly Mark[],
): Promise<void> {
  await tx.sql
    .deleteFrom('attendance')
    .where('organization_id', '=', organizationId)
    .where('uuid', '=', uuid)
    .where('source', '=', 'list')
    .execute();
  await insertMarks(tx, marks);
}

/** Everything told of some runs, in the order of time. */
export async function marksOf(
  sql: Kysely<Schema>,
  organizationId: string,
  uuids: readonly string[],
): Promise<Mark[]> {
  if (uuids.length === 0) return [];
  return sql
    .selectFrom('attendance')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('uuid', 'in', uuids)
    .orderBy('at')
    .orderBy('kind')
    .orderBy('connection')
    .execute();
}

/** What recruiters said of who was who, of some interviews. */
export async function personsOf(
  sql: Kysely<Schema>,
  organizationId: string,
  interviewIds: readonly string[],
): Promise<PersonMark[]> {
  if (interviewIds.length === 0) return [];
  return sql
    .selectFrom('attendance_person')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('interview_id', 'in', interviewIds)
    .execute();
}

export async function sayPerson(tx: Tx, one: PersonMark): Promise<void> {
  await unsayPerson(tx, one.organization_id, one.interview_id, one.person);
  await tx.sql.insertInto('attendance_person').values(one).execute();
}

export async function unsayPerson(
  tx: Tx,
  organizationId: string,
  interviewId: string,
  person: string,
): Promise<void> {
  await tx.sql
    .deleteFrom('attendance_person')
    .where('organization_id', '=', organizationId)
    .where('interview_id', '=', interviewId)
    .where('person', '=', person)
    .execute();
}

/** An interview whose records went, with what an entry of its log names. */
export interface Purged {
  candidateId: string;
  applicationId: string | null;
  interviewId: string;
}

/** Deletes all attendance of an organization. @returns the interviews it was of */
export async function purgeAttendance(tx: Tx, organizationId: string): Promise<Purged[]> {
  const rows = await tx.sql
    .selectFrom('interview')
    .select(['id', 'candidate_id', 'application_id'])
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
    .orderBy('candidate_id')
    .orderBy('id')
    .execute();
  await tx.sql.deleteFrom('attendance').where('organization_id', '=', organizationId).execute();
  await tx.sql
    .deleteFrom('attendance_person')
    .where('organization_id', '=', organizationId)
    .execute();
  await tx.sql
    .updateTable('meeting_instance')
    .set({ listed_at: null, problem: null })
    .where('organization_id', '=', organizationId)
    .execute();
  return rows.map((row) => ({
    candidateId: row.candidate_id,
    applicationId: row.application_id,
    interviewId: row.id,
  }));
}

/** The addresses of candidates, as they are compared; those without one are left out. */
export async function candidateEmails(
  sql: Kysely<Schema>,
  candidateIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (candidateIds.length === 0) return new Map();
  const rows = await sql
    .selectFrom('candidate')
    .select(['id', 'email'])
    .where('id', 'in', candidateIds)
    .execute();
  return new Map(rows.flatMap(({ id, email }) => (email === null ? [] : [[id, email]])));
}
