import { newId } from '../../common/ids.ts';
import type { CalendarState } from '../../common/meeting-plan.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { append } from '../../db/append.ts';
import { interviewById } from '../../db/interviews.ts';
import { changePlan, holdPlan, type MeetingPlanRow, planTopic } from '../../db/meeting-plans.ts';
import { memberOf } from '../../db/members.ts';
import type { Tx } from '../../db/transact.ts';
import { tellOf } from '../records/alerts.ts';
import type { Services } from '../services.ts';
import type { OutwardHandler } from '../tasks/runner.ts';
import type { CalendarOutcome } from './calendar.ts';
import { entryAgain } from './entry.ts';
import { isWorthAnotherTry, type Problem } from './problem.ts';
import { type Begun, type Reached, reachZoom } from './reach.ts';
import { sealMeeting } from './sealed.ts';
import { tellChanged } from './tell.ts';
import { MEETING_SETTLE, type SettlePayload } from './wish.ts';

const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** Half an hour: the interview stands without its entry, so nothing is lost by giving up. */
const CALENDAR_TRIES = 8;
const SETTLED: ReadonlySet<CalendarState> = new Set(['written', 'removed', 'none']);
const AGAIN = ' Hireside tries again by itself.';

/**
 * Brings Zoom to what a plan wants, one try at a time for each interview: the task's lease is the
 * plan's. That a try begins is written down before Zoom hears of it, so that every later one looks
 * for what this one may have made.
 */
export function settling(services: Services): OutwardHandler {
  return async ({ payload }, lease) => {
    const begun = await lease.transact((tx) => begin(tx, payload as SettlePayload));
    if (begun === null) return async () => null;
    const reached: Reached | EntryAlone = isHeard(begun.plan)
      ? { kind: 'entry', calendar: await entryAgain(services, begun) }
      : await reachZoom(services, begun);
    return async (tx, now) => {
      const { organization_id, interview_id, revision } = begun.plan;
      const latest = await holdPlan(tx, organization_id, interview_id);
      if (latest === null) return null;
      if (reached.kind === 'made' || reached.kind === 'removed')
        await keep(services, tx, begun, latest, reached, now);
      const retryAt =
        reached.kind === 'refused'
          ? await refuse(tx, begun, latest, reached.problem, now)
          : await keepEntry(tx, begun, reached.calendar, now);
      tx.afterCommitRing(planTopic(interview_id));
      // Somebody wanted something else meanwhile.
      if (latest.revision > revision) return { retryAt: now, reason: 'the plan has changed' };
      return retryAt === null ? null : { retryAt, reason: 'Zoom did not answer as it should' };
    };
  };
}

/** The meeting is as it should be; what is left is its entry in the host's calendar. */
interface EntryAlone {
  kind: 'entry';
  calendar: CalendarOutcome;
}

const isHeard = ({ done, revision }: MeetingPlanRow) => done >= revision;

/** What is to be done, and the note that it was begun; `null` where nothing is. */
async function begin(tx: Tx, payload: SettlePayload): Promise<Begun | null> {
  const { organizationId, interviewId } = payload;
  const plan = await holdPlan(tx, organizationId, interviewId);
  const row = await interviewById(tx.sql, organizationId, interviewId);
  if (plan === null || row === null) return null;
  if (isHeard(plan) && plan.calendar_state !== 'failed') return null;
  const ids = new Set([
    ...row.interview.memberIds,
    ...(JSON.parse(plan.alternative_host_ids) as string[]),
  ]);
  const members = [];
  for (const id of ids) {
    const member = await memberOf(tx.sql, organizationId, id);
    if (member !== null) members.push(member);
  }
  const isForMeeting = plan.state !== 'cancelled' && !isHeard(plan);
  await changePlan(tx, interviewId, {
    ...(isForMeeting ? { tried: plan.tried + 1 } : {}),
    calendar_tried: plan.calendar_tried + 1,
  });
  return { plan, row, members };
}

/** Writes the refusal down. @returns when to try again; `null` where somebody has to act first */
async function refuse(
  tx: Tx,
  { plan, row }: Begun,
  latest: MeetingPlanRow,
  problem: Problem,
  now: number,
): Promise<number | null> {
  const { message, retryAt, passing, gone } = problem;
  // Nobody looks at what is cancelled any more, so a daily limit is waited for there.
  const isWorthIt =
    plan.state === 'cancelled'
      ? isWorthAnotherTry(problem)
      : passing && toMs(row.interview.startsAt) > now;
  const next = isWorthIt ? nextTry(now, plan.tried, retryAt) : null;
  const isLatest = latest.revision === plan.revision;
  await changePlan(tx, plan.interview_id, {
    ...(isLatest && latest.state !== 'cancelled' && next === null ? { state: 'refused' } : {}),
    ...(next === null ? { done: plan.revision } : {}),
    ...(isLatest ? { problem: message, retry_at: next === null ? retryAt : toInstant(next) } : {}),
    // The next try makes a new one.
    ...(gone ? { meeting_number: null, meeting_host_id: null, join_url: '', passcode: '' } : {}),
  });
  if (isLatest && next === null) {
    const { organization_id: organizationId, interview_id: interviewId } = plan;
    const about = { organizationId, candidateId: plan.candidate_id, interviewId };
    const matter = `${MEETING_SETTLE}:${plan.revision}`;
    await tellOf(tx, { ...about, kind: 'zoom_refused', matter, reason: message }, now);
  }
  return next;
}

/** Twice as long each time, and not before Zoom wants to be asked. */
function nextTry(now: number, tried: number, retryAt: string | null): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tried, 6));
  return Math.max(now + wait, retryAt === null ? 0 : toMs(retryAt));
}

/** Writes down how the entry stands. @returns when to try it again; `null` for not by itself */
async function keepEntry(
  tx: Tx,
  { plan, row }: Begun,
  { entry, again }: CalendarOutcome,
  now: number,
): Promise<number | null> {
  const inTime = plan.state === 'cancelled' || toMs(row.interview.startsAt) > now;
  const isWorthIt = again !== null && inTime && plan.calendar_tried < CALENDAR_TRIES;
  const next = isWorthIt ? nextTry(now, plan.calendar_tried, again.retryAt) : null;
  const message = entry.calendar_message;
  await changePlan(tx, plan.interview_id, {
    ...entry,
    calendar_message: next === null ? message : `${message}${AGAIN}`,
    // Found by its number from now on, if there is one.
    ...(SETTLED.has(entry.calendar_state) ? { calendar_tried: 0 } : {}),
  });
  return next;
}

async function keep(
  services: Services,
  tx: Tx,
  { plan, row }: Begun,
  latest: MeetingPlanRow,
  reached: Exclude<Reached, { kind: 'refused' }>,
  now: number,
): Promise<void> {
  const { interview_id, organization_id, candidate_id } = plan;
  const heard = { done: plan.revision, problem: null, retry_at: null };
  if (reached.kind === 'removed') {
    const none = { meeting_number: null, meeting_host_id: null, join_url: '', passcode: '' };
    await changePlan(tx, interview_id, { ...heard, ...none, overrides: '[]', opens_itself: 0 });
    return;
  }
  const { meeting, overrides } = reached.meeting;
  const { joinUrl, options } = meeting;
  const sealed = sealMeeting(services.sealer, interview_id, {
    joinUrl,
    passcode: options.passcode,
  });
  const isNew = plan.meeting_number !== meeting.number;
  await changePlan(tx, interview_id, {
    ...heard,
    ...sealed,
    ...(latest.revision === plan.revision ? { state: 'made' } : {}),
    ...(isNew ? { opens_itself: 0 } : {}),
    meeting_number: meeting.number,
    meeting_host_id: plan.host_id,
    overrides: JSON.stringify(overrides),
  });
  if (row.interview.meetingNumber === meeting.number) return;
  const about = { interviewId: interview_id, applicationId: row.interview.applicationId };
  const body = { meetingNumber: meeting.number };
  const event = { ...about, id: newId(now), type: 'interview.meeting_set' as const, body };
  const log = { organizationId: organization_id, candidateId: candidate_id };
  await append(tx, log, [{ actor: null, event }], now, () => []);
  // Whoever was invited holds a link that leads nowhere any more, or none.
  const change = { organizationId: organization_id, interviewId: interview_id, actorId: null };
  if (latest.state !== 'cancelled') await tellChanged(services, tx, change, now);
}
