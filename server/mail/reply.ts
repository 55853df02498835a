import type { Input, Output } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import { newId } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { append, type ServerEvent } from '../../db/append.ts';
import { type InterviewRow, interviewById } from '../../db/interviews.ts';
import { presentInterview } from '../interviews/service.ts';
import type { Services } from '../services.ts';

/**
 * Records what the candidate answered, in the name of the member who heard it. The same answer
 * again writes nothing.
 * @throws AppError `conflict` where the interview is cancelled
 */
export async function recordReply(
  { database, clock }: Services,
  member: Member,
  interviewId: string,
  { reply }: Input<'recordReply'>,
): Promise<Output<'recordReply'>> {
  const { organizationId } = member;
  return database.transact(async (tx) => {
    const row = found(await interviewById(tx.sql, organizationId, interviewId));
    const { applicationId, status, reply: before } = row.interview;
    if (status === 'cancelled') {
      throw new AppError('conflict', 'The interview is cancelled: there is nothing to answer.');
    }
    if (reply === before) return presentInterview(row);
    const now = clock.now();
    const event: ServerEvent = {
      id: newId(now),
      type: 'invitation.answered',
      actorId: member.id,
      applicationId,
      interviewId,
      body: { reply },
    };
    const log = { organizationId, candidateId: row.candidateId };
    await append(tx, log, [{ actor: null, event }], now, () => []);
    return presentInterview(found(await interviewById(tx.sql, organizationId, interviewId)));
  });
}

function found(row: InterviewRow | null): InterviewRow {
  if (row === null) throw new AppError('not_found', 'There is no such interview.');
  return row;
}
