import type { MeetingPlanRow } from './meeting-plans.ts';
import type { Tx } from './transact.ts';

/** Whose plan made the meeting of this number; `null` where none of ours did. */
export async function planByNumber(
  tx: Tx,
  organizationId: string,
  number: string,
): Promise<MeetingPlanRow | null> {
  const row = await tx.sql
    .selectFrom('meeting_plan')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('meeting_number', '=', number)
    .executeTakeFirst();
  return row ?? null;
}
