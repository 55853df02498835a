import type { Member } from '../../common/member.ts';
import type { InterviewRow } from '../../db/interviews.ts';
import type { MeetingPlanRow } from '../../db/meeting-plans.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import type { Services } from '../services.ts';
import type { MeetingPlan } from '../zoom/meeting-options.ts';
import type { PlannedMeeting } from '../zoom/meetings.ts';
import { type CalendarOutcome, removeEntry } from './calendar.ts';
import { putEntry, signOf, topicOf } from './entry.ts';
import { isWorthAnotherTry, type Problem, problemOf } from './problem.ts';

/** A plan as it stood when a try began, and what it is about. */
export interface Begun {
  plan: MeetingPlanRow;
  row: InterviewRow;
  /** Of the interview panel and of the alternative hosts. */
  members: Member[];
}

export type Reached =
  | { kind: 'made'; meeting: PlannedMeeting; calendar: CalendarOutcome }
  | { kind: 'removed'; calendar: CalendarOutcome }
  | { kind: 'refused'; problem: Problem };

/** Asks Zoom for what the plan wants. What Zoom answers, its refusals included, is an outcome. */
export async function reachZoom(services: Services, begun: Begun): Promise<Reached> {
  try {
    return begun.plan.state === 'cancelled'
      ? await removed(services, begun)
      : await made(services, begun);
  } catch (error) {
    return { kind: 'refused', problem: problemOf(error) };
  }
}

async function made(services: Services, begun: Begun): Promise<Reached> {
  const { plan } = begun;
  const hasMoved = plan.meeting_host_id !== null && plan.meeting_host_id !== plan.host_id;
  if (hasMoved) await leaveHost(services, begun);
  const client = services.zoom.clientFor(plan.host_id);
  const wanted = await planFor(services, begun);
  const meeting =
    plan.meeting_number === null || hasMoved
      ? await client.createMeeting(wanted, { mayExist: plan.tried > 0 })
      : await client.updateMeeting(plan.meeting_number, wanted);
  const fresh = { calendar_id: null, event_id: null, calendar_state: 'none' as const };
  const before = hasMoved ? { ...plan, ...fresh } : plan;
  const calendar = await putEntry(services, begun, before, meeting.meeting.joinUrl);
  return { kind: 'made', meeting, calendar };
}

async function planFor({ database }: Services, begun: Begun): Promise<MeetingPlan> {
  const { plan, row, members } = begun;
  const { interview } = row;
  const alternatives: string[] = [];
  for (const id of JSON.parse(plan.alternative_host_ids) as string[]) {
    // Zoom knows people by the address they have there.
    const email =
      (await grantOf(database, id))?.email ?? members.find((one) => one.id === id)?.email;
    if (email) alternatives.push(email);
  }
  return {
    reference: interview.id,
    topic: topicOf(begun),
    startsAt: interview.startsAt,
    minutes: interview.minutes,
    timeZone: plan.time_zone,
    options: {
      waitingRoom: plan.waiting_room === 1,
      recording: plan.recording,
      alternativeHosts: alternatives,
      agenda: '',
      passcode: null,
    },
  };
}

/** Removes what the host before had; one who has left Zoom cannot be asked any more. */
async function leaveHost({ zoom }: Services, begun: Begun): Promise<void> {
  const { plan } = begun;
  const before = zoom.clientFor(plan.meeting_host_id!);
  try {
    if (plan.meeting_number !== null) await before.deleteMeeting(plan.meeting_number);
    await removeEntry(before, plan, signOf(begun));
  } catch (error) {
    if (problemOf(error).passing) throw error;
  }
}

async function removed({ zoom }: Services, begun: Begun): Promise<Reached> {
  const { plan } = begun;
  const client = zoom.clientFor(plan.meeting_host_id ?? plan.host_id);
  let number = plan.meeting_number;
  if (number === null && plan.tried > 0) {
    // An answer that got lost may have made it.
    const listed = await client.listUpcomingMeetings().catch((error: unknown) => {
      if (isWorthAnotherTry(problemOf(error))) throw error;
      return [];
    });
    number = listed.find(({ reference }) => reference === plan.interview_id)?.number ?? null;
  }
  if (number !== null) await client.deleteMeeting(number);
  // No meeting, no entry: it was never asked for.
  const sign = number === null ? null : signOf(begun);
  return { kind: 'removed', calendar: await removeEntry(client, plan, sign) };
}
