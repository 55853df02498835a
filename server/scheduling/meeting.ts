import type { Output } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import type { Member } from '../../common/member.ts';
import { featuresOf } from '../../common/zoom-features.ts';
import { type InterviewRow, interviewById, type PlanLine } from '../../db/interviews.ts';
import { type MeetingPlanRow, planOf } from '../../db/meeting-plans.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import { allowed } from '../http/endpoint.ts';
import { mustSee } from '../interviews/service.ts';
import type { Services } from '../services.ts';
import { openMeeting } from './sealed.ts';

type MeetingOut = Output<'interviewMeeting'>;

/** An interview that the member may see, with the plan of its meeting. */
export interface Seen {
  row: InterviewRow;
  plan: MeetingPlanRow | null;
}

/** @throws AppError `not_found` where there is none that the member may see */
export async function seen(services: Services, member: Member, id: string): Promise<Seen> {
  const { database, clock } = services;
  const row = await interviewById(database.read, member.organizationId, id);
  if (row === null) throw new AppError('not_found', 'There is no such interview.');
  const facts = await allowed(services, member, 'candidate.read', row.candidateId);
  mustSee(member, row, facts, clock.now());
  return { row, plan: await planOf(database.read, member.organizationId, id) };
}

/** Links and passcodes are for the interview panel and for staff. */
export const mayJoin = (member: Member, { row }: Pick<Seen, 'row'>): boolean =>
  member.role === 'admin' ||
  member.role === 'recruiter' ||
  row.interview.memberIds.includes(member.id);

type Hosted = Pick<
  MeetingPlanRow,
  'state' | 'meeting_number' | 'meeting_host_id' | 'alternative_host_ids'
>;

const alternativesOf = (plan: Hosted): string[] => JSON.parse(plan.alternative_host_ids);

/** Whether Zoom would give them host rights: its host, and the alternative hosts it took. */
export const mayHost = (member: Member, plan: Hosted): boolean =>
  plan.state !== 'cancelled' &&
  plan.meeting_number !== null &&
  (plan.meeting_host_id === member.id || alternativesOf(plan).includes(member.id));

/** The same in a line of a list, without a link in it. */
export function meetingLine(
  member: Member,
  row: InterviewRow,
  plan: PlanLine | null,
): Output<'listInterviews'>['items'][number]['meeting'] {
  if (plan === null) return null;
  const { state, problem } = plan;
  const isOpen = state !== 'cancelled' && plan.meeting_number !== null;
  return {
    state,
    problem,
    mayHost: mayHost(member, plan),
    mayJoin: isOpen && mayJoin(member, { row }),
  };
}

/** The meeting as its caller may see it. */
export async function presentMeeting(
  { sealer, database }: Services,
  member: Member,
  { row, plan }: Seen,
): Promise<MeetingOut> {
  const number = row.interview.meetingNumber;
  if (plan === null) {
    return {
      state: 'none',
      number,
      joinUrl: null,
      passcode: null,
      hostId: null,
      timeZone: null,
      options: null,
      overrides: [],
      problem: null,
      calendar: { state: 'none', message: null },
      mayHost: false,
      opensAutomatically: false,
      mayOpenAutomatically: false,
    };
  }
  const sealed = { joinUrl: plan.join_url, passcode: plan.passcode };
  const grant = await grantOf(database, plan.meeting_host_id ?? plan.host_id);
  const isOpen = plan.state !== 'cancelled' && mayJoin(member, { row });
  const link = isOpen ? openMeeting(sealer, plan.interview_id, sealed) : null;
  return {
    state: plan.state,
    number: plan.meeting_number,
    joinUrl: link?.joinLink ?? null,
    passcode: link?.passcode ?? null,
    hostId: plan.host_id,
    timeZone: plan.time_zone,
    options: {
      waitingRoom: plan.waiting_room === 1,
      recording: plan.recording,
      alternativeHostIds: alternativesOf(plan),
    },
    overrides: JSON.parse(plan.overrides),
    problem: plan.problem === null ? null : { message: plan.problem, retryAt: plan.retry_at },
    calendar: { state: plan.calendar_state, message: plan.calendar_message },
    mayHost: mayHost(member, plan),
    opensAutomatically: plan.opens_itself === 1,
    mayOpenAutomatically: featuresOf(grant?.scope ?? '').includes('open_by_itself'),
  };
}
