import { toInstant } from '../common/time.ts';
import type { Database } from './open.ts';

/** When a member sits in an interview that stands. */
export interface Seat {
  interviewId: string;
  memberId: string;
  from: string;
  to: string;
}

/**
 * The interviews that members sit on within a span of time; soonest first.
 * @param window instants; what only touches it is not in it
 */
export async function seatsOf(
  { read }: Database,
  organizationId: string,
  memberIds: readonly string[],
  window: { from: string; to: string },
): Promise<Seat[]> {
  if (memberIds.length === 0) return [];
  const rows = await read
    .selectFrom('interview_member')
    .innerJoin('interview', 'interview.id', 'interview_member.interview_id')
    .select(['interview.id', 'interview_member.member_id'])
    .select(['interview.starts_at', 'interview.minutes'])
    .where('interview.organization_id', '=', organizationId)
    .where('interview_member.member_id', 'in', memberIds)
    .where('interview.status', 'in', ['scheduled', 'in_progress'])
    .where('interview_member.ends_at', '>', window.from)
    .where('interview.starts_at', '<', window.to)
    .orderBy('interview.starts_at')
    .execute();
  return rows.map((row) => ({
    interviewId: row.id,
    memberId: row.member_id,
    from: row.starts_at,
    to: toInstant(Date.parse(row.starts_at) + row.minutes * 60_000),
  }));
}
