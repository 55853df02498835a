import type { Kysely, Selectable } from 'kysely';
import type { MeetingPlanTable, SchedulingSchema } from './schema/scheduling.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

export type MeetingPlanRow = Selectable<MeetingPlanTable>;
type Table = SchedulingSchema['meeting_plan'];

/** What a recruiter chose. */
export type MeetingWish = Pick<
  Table,
  'host_id' | 'time_zone' | 'waiting_room' | 'recording' | 'alternative_host_ids'
>;

/** Rung when Zoom has answered for a plan. */
export const planTopic = (interviewId: string): string => `meeting:${interviewId}`;

/** Who may start the meeting that was chosen. */
export const hostsOf = (wish: MeetingWish | null): string[] =>
  wish === null ? [] : [wish.host_id, ...(JSON.parse(wish.alternative_host_ids) as string[])];

/** `null` where the interview has no Zoom meeting of ours, or is not the organization's. */
export async function planOf(
  sql: Kysely<Schema>,
  organizationId: string,
  interviewId: string,
): Promise<MeetingPlanRow | null> {
  const row = await sql
    .selectFrom('meeting_plan')
    .selectAll()
    .where('interview_id', '=', interviewId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row ?? null;
}

/** The plan, held until the transaction ends: whoever wishes and whoever settles take turns. */
export async function holdPlan(
  tx: Tx,
  organizationId: string,
  interviewId: string,
): Promise<MeetingPlanRow | null> {
  const query = tx.sql
    .selectFrom('meeting_plan')
    .selectAll()
    .where('interview_id', '=', interviewId)
    .where('organization_id', '=', organizationId);
  const row = await (tx.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row ?? null;
}

export async function insertPlan(
  tx: Tx,
  of: Pick<Table, 'interview_id' | 'organization_id' | 'candidate_id'>,
  wish: MeetingWish,
): Promise<void> {
  await tx.sql
    .insertInto('meeting_plan')
    .values({
      ...of,
      ...wish,
      revision: 1,
      done: 0,
      tried: 0,
      state: 'wanted',
      join_url: '',
      passcode: '',
      overrides: '[]',
      calendar_tried: 0,
      calendar_state: 'none',
      opens_itself: 0,
    })
    .execute();
}

export async function changePlan(
  tx: Tx,
  interviewId: string,
  change: Partial<Table>,
): Promise<void> {
  await tx.sql
    .updateTable('meeting_plan')
    .set(change)
    .where('interview_id', '=', interviewId)
    .execute();
}

/** When a candidate's interviews ahead begin that Zoom has a meeting for, or may have. */
export async function meetingsAhead(
  sql: Kysely<Schema>,
  candidateId: string,
  now: string,
): Promise<string[]> {
  const rows = await sql
    .selectFrom('meeting_plan')
    .innerJoin('interview', 'interview.id', 'meeting_plan.interview_id')
    .select('interview.starts_at')
    .where('meeting_plan.candidate_id', '=', candidateId)
    .where('interview.ends_at', '>', now)
    .where((where) =>
      where.or([
        where('meeting_plan.state', '!=', 'cancelled'),
        where('meeting_plan.done', '<', where.ref('meeting_plan.revision')),
      ]),
    )
    .orderBy('interview.starts_at')
    .execute();
  return rows.map(({ starts_at }) => starts_at);
}
