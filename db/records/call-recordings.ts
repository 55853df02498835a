import type { Database } from '../open.ts';
import type { CallRecordingTable } from '../schema/calls.ts';
import type { Tx } from '../transact.ts';

/** Where a recording is. Once Zoom has deleted it, it stays so, whatever comes late. */
export async function putCallRecording(tx: Tx, row: CallRecordingTable): Promise<void> {
  const { call_id, member_id, url } = row;
  await tx.sql
    .insertInto('call_recording')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'id']).doUpdateSet({ call_id, member_id, url }),
    )
    .execute();
}

/** Zoom deleted recordings: those that are known here cannot be played any more. */
export async function endCallRecordings(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.sql
    .updateTable('call_recording')
    .set({ gone: 1, url: '' })
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .execute();
}

/** The recording of a call that can be played; `null` where there is none, or none any more. */
export async function callRecordingOf(
  database: Database,
  organizationId: string,
  callId: string,
): Promise<CallRecordingTable | null> {
  const row = await database.read
    .selectFrom('call_recording')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', callId)
    .where('gone', '=', 0)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
