import { planOf } from '../../db/meeting-plans.ts';
import type { Tx } from '../../db/transact.ts';
import { type Change, queueCancellation, queueUpdate } from '../mail/notify.ts';
import type { Services } from '../services.ts';
import { openMeeting } from './sealed.ts';

export type TellingNeeds = Pick<Services, 'mail' | 'sealer'>;

/** Queues the update for everyone who was invited, with the meeting's link where there is one. */
export async function tellChanged(
  { mail, sealer }: TellingNeeds,
  tx: Tx,
  change: Change,
  now: number,
): Promise<void> {
  const plan = await planOf(tx.sql, change.organizationId, change.interviewId);
  const isMade = plan !== null && plan.state !== 'cancelled' && plan.meeting_number !== null;
  const details = isMade
    ? openMeeting(sealer, plan.interview_id, { joinUrl: plan.join_url, passcode: plan.passcode })
    : {};
  await queueUpdate(tx, mail, { ...change, details }, now);
}

/** The same for an interview that will not take place. */
export async function tellCancelled(
  { mail }: TellingNeeds,
  tx: Tx,
  change: Change,
  now: number,
): Promise<void> {
  await queueCancellation(tx, mail, change, now);
}
