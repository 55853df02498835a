import { dateWords, durationWords, timeWords } from '../../../common/time-zone.ts';
import { type InterviewRow, interviewById } from '../../../db/interviews.ts';
import { planByNumber } from '../../../db/meeting-plan-numbers.ts';
import { changePlan, holdPlan, type MeetingPlanRow, planTopic } from '../../../db/meeting-plans.ts';
import { organizationOfAccount } from '../../../db/records/instances.ts';
import { requeue } from '../../../db/tasks.ts';
import { type Problem, problemOf } from '../../scheduling/problem.ts';
import type { Services } from '../../services.ts';
import type { OutwardHandler } from '../../tasks/runner.ts';
import type { ZoomMeeting } from '../../zoom/meetings.ts';
import type { WebhookHandler } from '../../zoom/webhooks.ts';
import { tellOf } from '../alerts.ts';
import { planPayload } from '../events.ts';

/** Looks how Zoom has a meeting of ours, after somebody changed it. */
export const MEETING_LOOK = 'meeting.look';

interface Payload {
  organizationId: string;
  interviewId: string;
}

/**
 * `meeting.updated` and `meeting.deleted`, ours or somebody's. What they say may be old by now, so
 * they are only a reason to look.
 */
export const meetingTouched: WebhookHandler = async (tx, event, { clock }) => {
  const parsed = planPayload.safeParse(event.payload);
  const number = parsed.data?.object.id ?? null;
  if (!parsed.success || number === null) return;
  const organizationId = await organizationOfAccount(tx, parsed.data.account_id);
  if (organizationId === null) return;
  const plan = await planByNumber(tx, organizationId, number);
  if (plan === null || plan.state === 'cancelled') return;
  const { interview_id: interviewId } = plan;
  const payload: Payload = { organizationId, interviewId };
  await requeue(tx, { kind: MEETING_LOOK, key: interviewId, payload, runAt: clock.now() });
};

/** Tells the plan and the recruiter what differs. Nothing is put back by itself. */
export function lookingAtMeeting(services: Services): OutwardHandler {
  return async ({ payload }, lease) => {
    const { organizationId, interviewId } = payload as Payload;
    const begun = await lease.transact(async (tx) => {
      const plan = await holdPlan(tx, organizationId, interviewId);
      return isSettled(plan) ? plan : null;
    });
    if (begun === null) return async () => null;
    const seen = await look(services, begun);
    return async (tx, now) => {
      const plan = await holdPlan(tx, organizationId, interviewId);
      const row = await interviewById(tx.sql, organizationId, interviewId);
      // What Hireside itself wants by now is on its way to Zoom.
      if (!isSettled(plan) || plan.revision !== begun.revision || row === null) return null;
      if ('passing' in seen && !seen.gone) {
        return seen.passing ? { retryAt: now + WAIT_MS, reason: seen.message } : null;
      }
      const found = differenceOf(row, 'passing' in seen ? null : seen, plan.time_zone);
      if (found === null) {
        if (isOurs(plan.problem)) await changePlan(tx, interviewId, { problem: null });
        return null;
      }
      const { reason, matter } = found;
      await changePlan(tx, interviewId, {
        problem: reason,
        // As after a refusal: whoever tries again makes a new one.
        ...(matter === 'deleted' ? { state: 'refused', ...NONE } : {}),
      });
      const { candidateId } = row;
      const about = { organizationId, candidateId, interviewId };
      await tellOf(tx, { ...about, kind: 'meeting_changed', matter, reason }, now);
      tx.afterCommitRing(planTopic(interviewId));
      return null;
    };
  };
}

const WAIT_MS = 60_000;
const NONE = { meeting_number: null, meeting_host_id: null, join_url: '', passcode: '' };

/** Whether Zoom has heard all we wanted, and so has to agree with us. */
const isSettled = (plan: MeetingPlanRow | null): plan is MeetingPlanRow =>
  plan !== null && plan.state === 'made' && plan.done >= plan.revision;

async function look({ zoom }: Services, plan: MeetingPlanRow): Promise<ZoomMeeting | Problem> {
  try {
    return await zoom
      .clientFor(plan.meeting_host_id ?? plan.host_id)
      .getMeeting(plan.meeting_number!);
  } catch (error) {
    return problemOf(error);
  }
}

const FIRST = 'Somebody changed this meeting in Zoom';
const DELETED = 'Somebody deleted this meeting in Zoom';
const isOurs = (problem: string | null) => problem?.startsWith(FIRST) ?? false;

/** What to say where Zoom and the interview differ; `null` where they agree. */
function differenceOf(
  { interview }: InterviewRow,
  seen: ZoomMeeting | null,
  timeZone: string,
): { reason: string; matter: string } | null {
  if (seen === null) {
    const reason =
      `${DELETED}: its link no longer works. Try again to make a new one, ` +
      'or cancel the interview.';
    return { reason, matter: 'deleted' };
  }
  const startsAt = seen.startsAt ?? interview.startsAt;
  const minutes = seen.minutes ?? interview.minutes;
  if (startsAt === interview.startsAt && minutes === interview.minutes) return null;
  const words = (at: string, length: number) =>
    `${dateWords(at, timeZone)}, ${timeWords(at, timeZone)}, ${durationWords(length)}`;
  const there = words(startsAt, minutes);
  const here = words(interview.startsAt, interview.minutes);
  const reason =
    `${FIRST}: there it is ${there}; here it is ${here}. ` +
    'Move the interview to that time, or try again to put Zoom back.';
  return { reason, matter: `${startsAt}/${minutes}` };
}
