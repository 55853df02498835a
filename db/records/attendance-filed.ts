import type { EventBody } from '../../common/events.ts';
import type { Tx } from '../transact.ts';

/** What the log said last of an interview's attendance; `null` where nothing. */
export async function filedAttendance(
  tx: Tx,
  candidateId: string,
  interviewId: string,
): Promise<EventBody<'attendance.filed'> | null> {
  const row = await tx.sql
    .selectFrom('event')
    .select('body')
    .where('candidate_id', '=', candidateId)
    .where('interview_id', '=', interviewId)
    .where('type', '=', 'attendance.filed')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return row?.body ? JSON.parse(row.body) : null;
}
