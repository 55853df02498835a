import type { Kysely, Selectable } from 'kysely';
import type { MeetingInstanceTable } from '../schema/records.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

export type InstanceRow = Selectable<MeetingInstanceTable>;

/** What an event tells of a run; what it does not know it leaves out. */
export interface InstanceNews {
  organizationId: string;
  uuid: string;
  interviewId: string;
  number: string | null;
  hostZoomId: string | null;
  startedAt: string | null;
  endedAt: string | null;
}

/**
 * Takes over what is told of a run, and holds its row where that changes it. In whatever order and how often it is told,
 * the row is the same: the earliest start and the latest end count.
 */
export async function tellInstance(tx: Tx, news: InstanceNews): Promise<InstanceRow> {
  const { organizationId, uuid, number, hostZoomId, startedAt, endedAt } = news;
  const known = await instanceByUuid(tx.sql, organizationId, uuid);
  if (known !== null && addsNothing(known, news)) return known;
  await tx.sql
    .insertInto('meeting_instance')
    .values({
      organization_id: organizationId,
      uuid,
      interview_id: news.interviewId,
      number,
      host_zoom_id: hostZoomId,
      started_at: startedAt,
      ended_at: endedAt,
      listed_at: null,
      problem: null,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'uuid']).doNothing())
    .execute();
  const query = tx.sql
    .selectFrom('meeting_instance')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('uuid', '=', uuid);
  const row = await (tx.engine === 'postgres'
    ? query.forUpdate()
    : query
  ).executeTakeFirstOrThrow();
  const next = withNews(row, news);
  await changeInstance(tx, organizationId, uuid, next);
  return { ...row, ...next };
}

const withNews = (row: InstanceRow, news: InstanceNews) => ({
  number: row.number ?? news.number,
  host_zoom_id: row.host_zoom_id ?? news.hostZoomId,
  started_at: earlier(row.started_at, news.startedAt),
  ended_at: later(row.ended_at, news.endedAt),
});

/** Most events tell of people, and nothing new of the run. */
const addsNothing = (row: InstanceRow, news: InstanceNews): boolean =>
  Object.entries(withNews(row, news)).every(([name, value]) => row[name as 'number'] === value);

const earlier = (a: string | null, b: string | null) => (a !== null && (!b || a <= b) ? a : b);
const later = (a: string | null, b: string | null) => (a !== null && (!b || a >= b) ? a : b);

export async function changeInstance(
  tx: Tx,
  organizationId: string,
  uuid: string,
  change: Partial<MeetingInstanceTable>,
): Promise<void> {
  await tx.sql
    .updateTable('meeting_instance')
    .set(change)
    .where('organization_id', '=', organizationId)
    .where('uuid', '=', uuid)
    .execute();
}

export async function instanceByUuid(
  sql: Kysely<Schema>,
  organizationId: string,
  uuid: string,
): Promise<InstanceRow | null> {
  const row = await sql
    .selectFrom('meeting_instance')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('uuid', '=', uuid)
    .executeTakeFirst();
  return row ?? null;
}

/** The runs of some instances that are known. */
export async function instancesByUuid(
  sql: Kysely<Schema>,
  organizationId: string,
  uuids: readonly string[],
): Promise<InstanceRow[]> {
  if (uuids.length === 0) return [];
  return sql
    .selectFrom('meeting_instance')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('uuid', 'in', uuids)
    .execute();
}

/** The runs of an interview, the first first; see `instancesOfEach`. */
export async function instancesOf(
  sql: Kysely<Schema>,
  organizationId: string,
  interviewId: string,
): Promise<InstanceRow[]> {
  const each = await instancesOfEach(sql, organizationId, [interviewId]);
  return each.get(interviewId) ?? [];
}

/**
 * The runs of some interviews, by interview, the first first. What was over before the interview
 * was last moved, or had begun when it was moved to a later hour, belongs to the date it was moved
 * from.
 */
export async function instancesOfEach(
  sql: Kysely<Schema>,
  organizationId: string,
  interviewIds: readonly string[],
): Promise<Map<string, InstanceRow[]>> {
  if (interviewIds.length === 0) return new Map();
  const moves = await sql
    .selectFrom('event')
    .innerJoin('interview', (join) =>
      join
        .onRef('interview.candidate_id', '=', 'event.candidate_id')
        .onRef('interview.id', '=', 'event.interview_id'),
    )
    .select(['interview.id', 'interview.starts_at'])
    .select((select) => select.fn.max('event.server_at').as('at'))
    .where('interview.id', 'in', interviewIds)
    .where('interview.organization_id', '=', organizationId)
    .where('event.type', '=', 'interview.rescheduled')
    .groupBy(['interview.id', 'interview.starts_at'])
    .execute();
  const movedAt = new Map(moves.map((one) => [one.id, one]));
  const rows = await sql
    .selectFrom('meeting_instance')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('interview_id', 'in', interviewIds)
    .orderBy('started_at')
    .orderBy('uuid')
    .execute();
  const each = new Map<string, InstanceRow[]>();
  for (const run of rows) {
    if (!isOfDate(run, movedAt.get(run.interview_id))) continue;
    const known = each.get(run.interview_id);
    if (known === undefined) each.set(run.interview_id, [run]);
    else known.push(run);
  }
  return each;
}

/** Whether a run is of the date that its interview has now. */
function isOfDate(run: InstanceRow, moved?: { at: string; starts_at: string }): boolean {
  if (moved === undefined) return true;
  const { at, starts_at } = moved;
  const isAhead = starts_at > at;
  return (
    (run.ended_at === null || run.ended_at > at) &&
    !(isAhead && run.started_at !== null && run.started_at <= at)
  );
}

/**
 * When an interview before this one on the same run gave way to it; `null` where none did. Two
 * interviews can be held one after the other without anybody leaving the meeting.
 */
export async function handedOverAt(
  tx: Tx,
  organizationId: string,
  uuids: readonly string[],
  interviewId: string,
): Promise<string | null> {
  if (uuids.length === 0) return null;
  const row = await tx.sql
    .selectFrom('interview')
    .select((select) => select.fn.max('ended_at').as('at'))
    .where('organization_id', '=', organizationId)
    .where('meeting_uuid', 'in', uuids)
    .where('id', '!=', interviewId)
    .where('status', '=', 'completed')
    .executeTakeFirst();
  return row?.at ?? null;
}
