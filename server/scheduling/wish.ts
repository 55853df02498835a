import type { z } from 'zod';
import type { Member } from '../../common/member.ts';
import type { interviewZoom } from '../../common/shapes.ts';
import {
  changePlan,
  holdPlan,
  insertPlan,
  type MeetingPlanRow,
  type MeetingWish,
  planOf,
} from '../../db/meeting-plans.ts';
import { requeue } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';

/** Brings Zoom to what an interview's plan wants. */
export const MEETING_SETTLE = 'meeting.settle';

export interface SettlePayload {
  organizationId: string;
  interviewId: string;
}

export type ZoomInput = z.output<typeof interviewZoom>;

/** What a recruiter chose, with the usual for what they did not say. */
export const wishFrom = (
  member: Member,
  zoom: ZoomInput,
  timeZone: string | undefined,
): MeetingWish => ({
  host_id: zoom.hostId ?? member.id,
  time_zone: timeZone ?? member.timeZone,
  waiting_room: zoom.waitingRoom === false ? 0 : 1,
  recording: zoom.recording ?? 'none',
  alternative_host_ids: JSON.stringify(zoom.alternativeHostIds ?? []),
});

/** What they changed of it. */
export const wishChange = (
  zoom: ZoomInput,
  timeZone: string | undefined,
): Partial<MeetingWish> => ({
  ...(zoom.hostId === undefined ? {} : { host_id: zoom.hostId }),
  ...(timeZone === undefined ? {} : { time_zone: timeZone }),
  ...(zoom.waitingRoom === undefined ? {} : { waiting_room: zoom.waitingRoom ? 1 : 0 }),
  ...(zoom.recording === undefined ? {} : { recording: zoom.recording }),
  ...(zoom.alternativeHostIds === undefined
    ? {}
    : { alternative_host_ids: JSON.stringify(zoom.alternativeHostIds) }),
});

interface Subject extends SettlePayload {
  candidateId: string;
}

/*
 * Each of these locks the task, then the plan; the candidate's log comes after them. The settling
 * task does so too, so that nobody waits for somebody who waits for them.
 */

/** Wants a meeting for an interview, in the transaction that schedules it. */
export async function wantMeeting(
  tx: Tx,
  { candidateId, ...subject }: Subject,
  wish: MeetingWish,
  now: number,
): Promise<void> {
  await queueSettling(tx, subject, now);
  const { organizationId, interviewId } = subject;
  const of = { interview_id: interviewId, organization_id: organizationId };
  await insertPlan(tx, { ...of, candidate_id: candidateId }, wish);
}

/** Wants Zoom to hear of a change. @returns the plan from before; `null` where there is none */
export const wantChange = (
  tx: Tx,
  subject: SettlePayload,
  wish: Partial<MeetingWish>,
  now: number,
) => replan(tx, subject, { ...wish, state: 'wanted' }, now);

/** Wants the meeting gone. @returns as `wantChange` */
export const wantNone = (tx: Tx, subject: SettlePayload, now: number) =>
  replan(tx, subject, { state: 'cancelled' }, now);

async function replan(
  tx: Tx,
  subject: SettlePayload,
  change: Parameters<typeof changePlan>[2],
  now: number,
): Promise<MeetingPlanRow | null> {
  const { organizationId, interviewId } = subject;
  if ((await planOf(tx.sql, organizationId, interviewId)) === null) return null;
  await queueSettling(tx, subject, now);
  const plan = await holdPlan(tx, organizationId, interviewId);
  if (plan === null) return null;
  const fresh = {
    revision: plan.revision + 1,
    problem: null,
    retry_at: null,
    // A wish has its tries to itself; that there were any before must not be forgotten.
    tried: Math.min(plan.tried, 1),
    calendar_tried: Math.min(plan.calendar_tried, 1),
  };
  await changePlan(tx, interviewId, { ...fresh, ...change });
  return plan;
}

const queueSettling = (tx: Tx, { organizationId, interviewId }: SettlePayload, now: number) =>
  requeue(tx, {
    kind: MEETING_SETTLE,
    key: interviewId,
    payload: { organizationId, interviewId },
    runAt: now,
  });
