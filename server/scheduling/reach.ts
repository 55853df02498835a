import type { Member } from '../../common/member.ts';
import { toInstant, toMs } from '../../common/time.ts';
import type { InterviewRow } from '../../db/interviews.ts';
import type { MeetingPlanRow } from '../../db/meeting-plans.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import type { Services } from '../services.ts';
import { isZoomError } from '../zoom/errors.ts';
import type { MeetingPlan } from '../zoom/meeting-options.ts';
import type { PlannedMeeting } from '../zoom/meetings.ts';
import { type CalendarOutcome, removeEntry, writeEntry } from './calendar.ts';
import { type Problem, problemOf } from './problem.ts';

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
  const { plan, row } = begun;
  const hasMoved = plan.meeting_host_id !== null && plan.meeting_host_id !== plan.host_id;
  if (hasMoved) await leaveHost(services, begun);
  const client = services.zoom.clientFor(plan.host_id);
  const wanted = await planFor(services, begun);
  const meeting =
    plan.meeting_number === null || hasMoved
      ? await client.createMeeting(wanted, { mayExist: plan.tried > 0 })
      : await client.updateMeeting(plan.meeting_number, wanted);
  const grant = await grantOf(services.database, plan.host_id);
  const entry = hasMoved ? { ...plan, calendar_id: null, event_id: null } : plan;
  const { interview } = row;
  const calendar = await writeEntry(client, (grant?.scope ?? '').split(/\s+/), entry, {
    reference: interview.id,
    title: wanted.topic,
    description: `Join: ${meeting.meeting.joinUrl}`,
    location: meeting.meeting.joinUrl,
    startsAt: interview.startsAt,
    endsAt: toInstant(toMs(interview.startsAt) + interview.minutes * 60_000),
    timeZone: plan.time_zone,
    attendees: begun.members
      .filter(({ id }) => interview.memberIds.includes(id))
      .map(({ email }) => email),
  });
  return { kind: 'made', meeting, calendar };
}

async function planFor({ database }: Services, begun: Begun): Promise<MeetingPlan> {
  const { plan, row, members } = begun;
  const { interview, candidateName } = row;
  const alternatives: string[] = [];
  for (const id of JSON.parse(plan.alternative_host_ids) as string[]) {
    // Zoom knows people by the address they have there.
    const email =
      (await grantOf(database, id))?.email ?? members.find((one) => one.id === id)?.email;
    if (email) alternatives.push(email);
  }
  return {
    reference: interview.id,
    topic: `${interview.title}: ${candidateName}`,
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
async function leaveHost({ zoom }: Services, { plan }: Begun): Promise<void> {
  const before = zoom.clientFor(plan.meeting_host_id!);
  try {
    if (plan.meeting_number !== null) await before.deleteMeeting(plan.meeting_number);
    await removeEntry(before, plan);
  } catch (error) {
    if (problemOf(error).passing) throw error;
  }
}

async function removed({ zoom }: Services, { plan }: Begun): Promise<Reached> {
  const client = zoom.clientFor(plan.meeting_host_id ?? plan.host_id);
  let number = plan.meeting_number;
  if (number === null && plan.tried > 0) {
    // An answer that got lost may have made it.
    const listed = await client.listUpcomingMeetings().catch((error: unknown) => {
      if (isZoomError(error, 'unavailable')) throw error;
      return [];
    });
    number = listed.find(({ reference }) => reference === plan.interview_id)?.number ?? null;
  }
  if (number !== null) await client.deleteMeeting(number);
  return { kind: 'removed', calendar: await removeEntry(client, plan) };
}
