import { type CallElement, joinElements } from '../../common/phone.ts';
import type { CallElementTable } from '../schema/calls.ts';
import type { Tx } from '../transact.ts';

/**
 * Keeps a row of Zoom's history under its call; told of again, what both know together.
 * @param callId Hireside's
 */
export async function putElement(
  tx: Tx,
  organizationId: string,
  callId: string,
  element: CallElement,
): Promise<void> {
  const key = {
    organization_id: organizationId,
    id: element.id,
    form: element.form,
    member_key: element.memberId ?? '',
  };
  const known = await tx.sql
    .selectFrom('call_element')
    .selectAll()
    .where('organization_id', '=', key.organization_id)
    .where('id', '=', key.id)
    .where('form', '=', key.form)
    .where('member_key', '=', key.member_key)
    .executeTakeFirst();
  const one = known === undefined ? element : joinElements(fromRow(known), element);
  const values = {
    call_id: callId,
    zoom_call_id: one.callId,
    path_id: one.pathId,
    direction: one.direction,
    number: one.number,
    started_at: one.startedAt,
    answered_at: one.answeredAt,
    ended_at: one.endedAt,
    talk: one.talk,
    result: one.result,
    recording_id: one.recordingId,
  };
  await tx.sql
    .insertInto('call_element')
    .values({ ...key, ...values })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'id', 'form', 'member_key']).doUpdateSet(values),
    )
    .execute();
}

export async function elementsOf(tx: Tx, callId: string): Promise<CallElement[]> {
  const rows = await tx.sql
    .selectFrom('call_element')
    .selectAll()
    .where('call_id', '=', callId)
    .execute();
  return rows.map(fromRow);
}

const fromRow = (row: CallElementTable): CallElement => ({
  id: row.id,
  form: row.form,
  callId: row.zoom_call_id,
  pathId: row.path_id,
  memberId: row.member_key === '' ? null : row.member_key,
  direction: row.direction,
  number: row.number,
  startedAt: row.started_at,
  answeredAt: row.answered_at,
  endedAt: row.ended_at,
  talk: row.talk,
  result: row.result,
  recordingId: row.recording_id,
});
