import { AppError } from '../../../common/errors.ts';
import type { Member } from '../../../common/member.ts';
import { profileOf } from '../../../db/candidates.ts';
import { changeCall, emptyCall, holdCall } from '../../../db/records/calls.ts';
import { keepAudit } from '../../audit/keep.ts';
import type { Services } from '../../services.ts';
import { logCall, logGone } from './intake.ts';

export const CALL_ASSIGNED = 'call.assigned' as const;

/**
 * Files a call under a candidate because somebody says so. With `null` it is nobody's: what is
 * known of it goes, and nothing that Zoom tells of it later is kept.
 * @throws AppError `not_found` where there is no such call, or no such candidate
 */
export async function assignCall(
  { database, clock }: Services,
  { id: actorId, organizationId }: Member,
  callId: string,
  candidateId: string | null,
): Promise<void> {
  if (candidateId !== null && (await profileOf(database, organizationId, candidateId)) === null)
    throw new AppError('not_found', 'There is no such candidate.');
  await database.transact(async (tx) => {
    const call = await holdCall(tx, organizationId, callId);
    if (call === null || call.state === 'ignored')
      throw new AppError('not_found', 'There is no such call.');
    if (candidateId !== null && call.candidate_id === candidateId) return;
    const now = clock.now();
    if (call.candidate_id !== null) await logGone(tx, call, now, actorId);
    if (candidateId === null) await emptyCall(tx, callId);
    else {
      await changeCall(tx, callId, { state: 'filed', candidate_id: candidateId, chosen: 1 });
      await logCall(tx, { ...call, candidate_id: candidateId }, now, actorId);
    }
    const about = candidateId ?? call.candidate_id;
    const detail = { callId, to: candidateId === null ? 'nobody' : 'candidate' };
    const act = { organizationId, actorId, action: CALL_ASSIGNED, candidateId: about, detail };
    await keepAudit(tx, act, now);
  });
}
