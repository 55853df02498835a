import { pastMeetings } from '../privacy/past-meetings.ts';
import type { Tx } from '../transact.ts';

/** The interview that a meeting instance belongs to, with what an entry of its log names. */
export interface InstanceOf {
  interviewId: string;
  candidateId: string;
  applicationId: string | null;
}

/** How far from its planned time a meeting still is the interview's. */
const NEAR_MS = 12 * 3_600_000;

/** The organization of a Zoom account; `null`: not one of ours, and nothing of it is kept. */
export async function organizationOfAccount(tx: Tx, accountId: string): Promise<string | null> {
  const row = await tx.sql
    .selectFrom('organization')
    .select('id')
    .where('zoom_account_id', '=', accountId)
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * Which interview a meeting instance is: the one its panel was linked to, else the one with this
 * number that was planned nearest to `at`. `null` where it is no interview, or was of somebody who
 * is erased.
 * @param at when the instance began, or anything of it happened, milliseconds
 */
export async function interviewOfInstance(
  tx: Tx,
  organizationId: string,
  { uuid, number, at }: { uuid: string; number: string | null; at: number },
): Promise<InstanceOf | null> {
  const linked = await tx.sql
    .selectFrom('meeting')
    .innerJoin('interview', 'interview.id', 'meeting.interview_id')
    .select(['interview.id', 'interview.candidate_id', 'interview.application_id'])
    .where('meeting.organization_id', '=', organizationId)
    .where('meeting.uuid', '=', uuid)
    .executeTakeFirst();
  if (linked !== undefined) return instanceOf(linked);
  const past = await pastMeetings(tx, organizationId, { uuid, number });
  if (past.wasLinked || number === null) return null;
  const planned = await tx.sql
    .selectFrom('interview')
    .select(['id', 'candidate_id', 'application_id', 'starts_at', 'ends_at', 'status'])
    .where('organization_id', '=', organizationId)
    .where('meeting_number', '=', number)
    .execute();
  const away = (one: { starts_at: string; ends_at: string }) =>
    Math.max(0, Date.parse(one.starts_at) - at, at - Date.parse(one.ends_at));
  // One that was cancelled counts only where there is no other.
  const cancelled = (one: { status: string }) => (one.status === 'cancelled' ? 1 : 0);
  const [nearest] = planned
    .filter((one) => away(one) <= NEAR_MS)
    .sort((a, b) => cancelled(a) - cancelled(b) || away(a) - away(b));
  if (nearest === undefined) return null;
  return past.planned.some((one) => away(one) < away(nearest)) ? null : instanceOf(nearest);
}

const instanceOf = (row: {
  id: string;
  candidate_id: string;
  application_id: string | null;
}): InstanceOf => ({
  interviewId: row.id,
  candidateId: row.candidate_id,
  applicationId: row.application_id,
});
