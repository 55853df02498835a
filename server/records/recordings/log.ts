import { newId } from '../../../common/ids.ts';
import type { RecordKind } from '../../../common/records.ts';
import { append, type LogKey } from '../../../db/append.ts';
import type { RecordingRow } from '../../../db/records/recordings.ts';
import type { Tx } from '../../../db/transact.ts';

/** Where a record goes at Zoom. */
export type Move = 'trashed' | 'recovered' | 'deleted';

type LogOf = Pick<
  RecordingRow,
  'id' | 'organization_id' | 'candidate_id' | 'application_id' | 'interview_id'
>;

/** The log that tells of a record. */
export const logOf = (row: Pick<LogOf, 'organization_id' | 'candidate_id'>): LogKey => ({
  organizationId: row.organization_id,
  candidateId: row.candidate_id,
});

/** Says that a record went, or came back. */
export async function logChanged(
  tx: Tx,
  row: LogOf,
  kind: RecordKind,
  to: Move,
  now: number,
): Promise<void> {
  const event = {
    id: newId(now),
    type: 'record.changed' as const,
    applicationId: row.application_id,
    interviewId: row.interview_id,
    body: { kind, recordId: row.id, to },
  };
  await append(tx, logOf(row), [{ actor: null, event }], now, () => []);
}
