import { createHash } from 'node:crypto';
import { toInstant } from '../../common/time.ts';
import type { PastMeetingTable } from '../schema/privacy.ts';
import type { Tx } from '../transact.ts';

/** Zoom's recordings and transcripts come within days; its reports of a meeting end after a month. */
const KEPT_MS = 30 * 86_400_000;

/**
 * Remembers that a candidate who is being erased had these meetings, by digests that name nobody.
 * Meetings with one number follow each other: without this, what Zoom tells late of theirs would be
 * filed under whoever was next.
 */
export async function keepPastMeetings(
  tx: Tx,
  organizationId: string,
  candidateId: string,
  now: number,
): Promise<void> {
  await dropPastMeetings(tx, now);
  const interviews = await tx.sql
    .selectFrom('interview')
    .select(['id', 'meeting_number', 'starts_at', 'ends_at'])
    .where('candidate_id', '=', candidateId)
    .execute();
  const runs =
    interviews.length === 0
      ? []
      : await tx.sql
          .selectFrom('meeting')
          .select('uuid')
          .where('organization_id', '=', organizationId)
          .where(
            'interview_id',
            'in',
            interviews.map(({ id }) => id),
          )
          .execute();
  const rows = [
    ...interviews.flatMap(({ meeting_number: number, starts_at, ends_at }) =>
      number === null ? [] : [{ digest: digestOf('number', number), starts_at, ends_at }],
    ),
    ...runs.map(({ uuid }) => ({ digest: digestOf('uuid', uuid), starts_at: '', ends_at: '' })),
  ].map((row) => ({
    ...row,
    organization_id: organizationId,
    kept_until: toInstant(now + KEPT_MS),
  }));
  if (rows.length === 0) return;
  await tx.sql
    .insertInto('past_meeting')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Forgets those of which Zoom tells nothing any more. */
export async function dropPastMeetings(tx: Tx, now: number): Promise<void> {
  await tx.sql.deleteFrom('past_meeting').where('kept_until', '<=', toInstant(now)).execute();
}

type When = Pick<PastMeetingTable, 'starts_at' | 'ends_at'>;

/** Whether a run of a meeting was of somebody who is erased, and when such meetings had its number. */
export async function pastMeetings(
  tx: Tx,
  organizationId: string,
  { uuid, number }: { uuid: string; number: string | null },
): Promise<{ wasLinked: boolean; planned: When[] }> {
  const run = digestOf('uuid', uuid);
  const rows = await tx.sql
    .selectFrom('past_meeting')
    .select(['digest', 'starts_at', 'ends_at'])
    .where('organization_id', '=', organizationId)
    .where('digest', 'in', number === null ? [run] : [run, digestOf('number', number)])
    .execute();
  return {
    wasLinked: rows.some(({ digest }) => digest === run),
    planned: rows.filter(({ digest }) => digest !== run),
  };
}

const digestOf = (kind: 'uuid' | 'number', key: string): string =>
  createHash('sha256').update(`${kind} ${key}`).digest('hex');
