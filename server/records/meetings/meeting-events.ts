import { toInstant } from '../../../common/time.ts';
import { interviewById } from '../../../db/interviews.ts';
import { lockMeeting } from '../../../db/meetings.ts';
import { type InstanceRow, tellInstance } from '../../../db/records/instance-rows.ts';
import type { Tx } from '../../../db/transact.ts';
import { linkInside } from '../../meetings/link.ts';
import type { WebhookHandler } from '../../zoom/webhooks.ts';
import { queueFiling } from '../attendance/attendance-filing.ts';
import { queueNoShowLook } from '../attendance/no-show.ts';
import { meetingPayload, type Run, runOf } from '../events.ts';
import { settleLife } from './life.ts';

/** `meeting.started`: a run of an interview's meeting begins, and with the first the interview. */
export const meetingStarted: WebhookHandler = async (tx, event, { clock }) => {
  const parsed = meetingPayload.safeParse(event.payload);
  if (!parsed.success) return;
  const run = await runOf(tx, parsed.data, event.at);
  if (run === null) return;
  const startedAt = parsed.data.object.start_time ?? toInstant(event.at);
  const now = clock.now();
  await takeOver(tx, run, { startedAt, endedAt: null }, now);
  await queueNoShowLook(tx, run, startedAt, now);
};

/** `meeting.ended`: says when it had begun, too, should that have been missed. */
export const meetingEnded: WebhookHandler = async (tx, event, { clock }) => {
  const parsed = meetingPayload.safeParse(event.payload);
  if (!parsed.success) return;
  const run = await runOf(tx, parsed.data, event.at);
  if (run === null) return;
  const { start_time: startedAt, end_time } = parsed.data.object;
  const endedAt = end_time ?? toInstant(event.at);
  const now = clock.now();
  const instance = await takeOver(tx, run, { startedAt, endedAt }, now);
  await queueFiling(tx, instance, now);
};

/** Links the run to its interview, for panels too, and tells the interview's log what follows. */
async function takeOver(
  tx: Tx,
  run: Run,
  times: { startedAt: string | null; endedAt: string | null },
  now: number,
): Promise<InstanceRow> {
  const { organizationId, uuid, number, interviewId } = run;
  // Always the meeting before its runs: a panel that links takes them in this order.
  const meeting = await lockMeeting(tx, organizationId, uuid, toInstant(now));
  const instance = await tellInstance(tx, { ...run, ...times });
  const target = await interviewById(tx.sql, organizationId, interviewId);
  if (meeting.interviewId === null && target !== null) {
    const link = { organizationId, meetingUuid: uuid, target, chosenBy: null, number };
    await linkInside(tx, { ...link, zoomTells: true }, now);
  } else {
    await settleLife(tx, organizationId, interviewId, now);
  }
  return instance;
}
