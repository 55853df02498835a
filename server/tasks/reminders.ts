import { nextBusinessMorning } from '../../common/business-days.ts';
import type { LogEvent } from '../../common/events.ts';
import { LIMITS } from '../../common/limits.ts';
import { toInstant, toMs } from '../../common/time.ts';
import type { Reactions } from '../../db/append.ts';
import { memberIn } from '../../db/members.ts';
import {
  isDismissed,
  type NoticeKey,
  owedScorecard,
  putNotice,
  recruitersOf,
} from '../../db/notices.ts';
import { enqueue, type NewTask } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';

/** Asks everyone on a panel for the scorecard they owe: the first time, an hour after the end. */
export const SCORECARDS_DUE = 'scorecards.due';
/** Asks one member, and arranges for the next time. */
export const SCORECARD_REMINDER = 'scorecard.reminder';

interface Due {
  organizationId: string;
  candidateId: string;
  interviewId: string;
  endedAt: string;
}

interface Reminder extends Due {
  memberId: string;
  count: number;
}

/** Reminders follow from the real end of an interview, in the transaction that tells it. */
export const reminderReactions: Reactions = (event, { organizationId, candidateId }) => {
  const { interviewId } = event;
  const endedAt = endIn(event);
  if (endedAt === null || interviewId === null) return [];
  return [dueTask({ organizationId, candidateId, interviewId, endedAt })];
};

/** The end that an event tells, Zoom's correction of one included. */
function endIn({ type, body, clientAt, serverAt }: LogEvent): string | null {
  if (type === 'interview.ended') return clientAt ?? serverAt;
  return type === 'interview.timed' ? (body?.endedAt ?? null) : null;
}

const dueTask = (payload: Due): NewTask => ({
  kind: SCORECARDS_DUE,
  key: `${payload.interviewId}:${payload.endedAt}`,
  payload,
  runAt: toMs(payload.endedAt) + LIMITS.firstReminderMs,
});

/** Whether the end was another by now; that one has its own reminders. */
async function hasMoved(tx: Tx, due: Due, endedAt: string | null): Promise<boolean> {
  if (endedAt === null || endedAt === due.endedAt) return false;
  const { organizationId, candidateId, interviewId } = due;
  await enqueue(tx, dueTask({ organizationId, candidateId, interviewId, endedAt }));
  return true;
}

export async function runScorecardsDue(tx: Tx, payload: unknown, now: number): Promise<void> {
  const due = payload as Due;
  const owed = await owedScorecard(tx, due.organizationId, due.interviewId);
  if (owed === null || owed.status !== 'completed') return;
  if (await hasMoved(tx, due, owed.endedAt)) return;
  for (const memberId of owed.memberIds) {
    if (owed.done.includes(memberId)) continue;
    await schedule(tx, { ...due, memberId, count: 1 }, now);
  }
}

/** Stops by itself: submitted, put away, no longer on the panel, or the interview is not over. */
export async function runScorecardReminder(tx: Tx, payload: unknown, now: number): Promise<void> {
  const reminder = payload as Reminder;
  const { organizationId, interviewId, memberId, count, endedAt } = reminder;
  const owed = await owedScorecard(tx, organizationId, interviewId);
  const isOwed =
    owed?.status === 'completed' &&
    owed.memberIds.includes(memberId) &&
    !owed.done.includes(memberId);
  const isOpen = now < toMs(endedAt) + LIMITS.scorecardWindowMs;
  const member = await memberIn(tx, organizationId, memberId);
  if (!isOwed || !isOpen || member === null || !member.active) return;
  if (await hasMoved(tx, reminder, owed.endedAt)) return;
  const key: NoticeKey = { ...reminder, kind: 'scorecard_missing', aboutId: memberId };
  if (await isDismissed(tx, key)) return;
  await putNotice(tx, key, { count, at: toInstant(now) });
  if (count < LIMITS.remindersMax) {
    const next = nextBusinessMorning(now, member.timeZone);
    await schedule(tx, { ...reminder, count: count + 1 }, next);
  } else {
    await tellRecruiters(tx, key, 'scorecard_given_up', now, null);
  }
}

/** Tells whoever answers for the interview what became of a member's scorecard. */
export async function tellRecruiters(
  tx: Tx,
  about: NoticeKey,
  kind: 'scorecard_given_up' | 'scorecard_dismissed',
  now: number,
  reason: string | null,
): Promise<void> {
  const { organizationId, candidateId, interviewId, aboutId } = about;
  for (const memberId of await recruitersOf(tx, organizationId, candidateId, interviewId)) {
    if (memberId === aboutId) continue;
    await putNotice(tx, { ...about, memberId, kind }, { count: 1, at: toInstant(now), reason });
  }
}

const schedule = (tx: Tx, payload: Reminder, runAt: number) =>
  enqueue(tx, {
    kind: SCORECARD_REMINDER,
    key: `${payload.interviewId}:${payload.endedAt}:${payload.memberId}:${payload.count}`,
    payload,
    runAt,
  });
