import { createHash } from 'node:crypto';
import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { lastJobChange } from '../../db/audit.ts';
import type { Job } from '../../db/jobs.ts';
import type { Tx } from '../../db/transact.ts';
import { momentFor } from '../members/moment.ts';

/** A job as it goes out: with what tells whether it was changed since. */
export const withRevision = (job: Job): Job & { revision: string } => ({
  ...job,
  revision: revisionOf(job),
});

/** The same words for the same plan, whoever saved it and when. */
export function revisionOf({ title, rounds, hiringTeam, feedbackVisibility, office }: Job): string {
  const plan = [title, rounds.map(inOrder), hiringTeam.toSorted(), feedbackVisibility, office];
  return createHash('sha256').update(JSON.stringify(plan)).digest('base64url').slice(0, 22);
}

/** Keys of what came over the wire stand in any order. */
const inOrder = ({ round, title, minutes, kitId, focus }: Job['rounds'][number]) => [
  round,
  title,
  minutes,
  kitId,
  Object.entries(focus).sort(([one], [other]) => (one < other ? -1 : 1)),
];

/** What is said to whoever saved second: who was first, where that is still known. */
export async function jobConflict(tx: Tx, member: Member, jobId: Id): Promise<AppError> {
  const last = await lastJobChange(tx, member.organizationId, jobId);
  const who = last?.by ?? 'Somebody';
  const when = last === null ? '' : ` on ${momentFor(member, last.at)}`;
  return new AppError(
    'conflict',
    `${who} saved this job${when}. Yours was made from the job as it was before.`,
  );
}
