import type { LogEvent } from './events.ts';
import type { Id } from './ids.ts';
import type { Focus } from './kit.ts';
import { type Instant, toMs } from './time.ts';

export type InterviewStatus = 'scheduled' | 'in_progress' | 'completed' | 'cancelled' | 'no_show';

/** One meeting with the candidate, for one application. Its panel are the members in `memberIds`. */
export interface Interview {
  id: Id;
  applicationId: Id | null;
  title: string;
  round: number;
  rounds: number;
  startsAt: Instant;
  minutes: number;
  /** Zoom's meeting number, digits only. The same for every occurrence of a recurring link. */
  meetingNumber: string | null;
  memberIds: Id[];
  status: InterviewStatus;
  reply: 'pending' | 'accepted' | 'declined' | 'tentative';
  /** Real times, and the meeting instance they come from. */
  meetingUuid: string | null;
  startedAt: Instant | null;
  endedAt: Instant | null;
  /** The kit it is held with. Before it starts, the kit's newest version counts; then this one. */
  kitId: Id | null;
  kitVersion: number | null;
  focus: Focus;
  /** When the recruiter opened the debrief before everyone had submitted. */
  debriefOpenedAt: Instant | null;
}

export function reduceInterview(before: Interview | null, event: LogEvent): Interview | null {
  if (event.body === null) return before;
  if (event.type === 'interview.scheduled') {
    const { title, round, rounds, startsAt, minutes, meetingNumber, memberIds } = event.body;
    return {
      id: event.interviewId ?? event.id,
      applicationId: event.applicationId,
      title,
      round,
      rounds,
      startsAt,
      minutes,
      meetingNumber: meetingNumber ?? null,
      memberIds,
      status: 'scheduled',
      reply: 'pending',
      meetingUuid: null,
      startedAt: null,
      endedAt: null,
      kitId: null,
      kitVersion: null,
      focus: {},
      debriefOpenedAt: null,
    };
  }
  if (before === null) return null;
  switch (event.type) {
    case 'interview.rescheduled':
      return {
        ...before,
        ...event.body,
        status: 'scheduled',
        reply: 'pending',
        meetingUuid: null,
        startedAt: null,
        endedAt: null,
      };
    case 'interview.meeting_set':
      return { ...before, meetingNumber: event.body.meetingNumber };
    case 'interview.cancelled':
      return { ...before, status: 'cancelled' };
    case 'interview.started':
      return {
        ...before,
        status: 'in_progress',
        meetingUuid: event.body.meetingUuid,
        startedAt: before.startedAt ?? event.clientAt ?? event.serverAt,
        endedAt: null,
      };
    case 'interview.ended':
      if (before.status !== 'in_progress') return before;
      return { ...before, status: 'completed', endedAt: endedAt(before, event) };
    case 'interview.timed':
      return timed(before, event.body);
    case 'interview.no_show':
      return noShow(before, event.body.noShow);
    case 'meeting.unlinked':
      if (before.meetingUuid !== event.body.meetingUuid) return before;
      return { ...before, status: 'scheduled', meetingUuid: null, startedAt: null, endedAt: null };
    case 'interview.kit_set': {
      const { kitId, version, focus } = event.body;
      return { ...before, kitId, kitVersion: version ?? null, focus: focus ?? before.focus };
    }
    case 'debrief.opened':
      return { ...before, debriefOpenedAt: before.debriefOpenedAt ?? event.serverAt };
    case 'interview.member_added': {
      const { memberId } = event.body;
      if (before.memberIds.includes(memberId)) return before;
      return { ...before, memberIds: [...before.memberIds, memberId] };
    }
    case 'interview.member_removed': {
      const { memberId } = event.body;
      return { ...before, memberIds: before.memberIds.filter((one) => one !== memberId) };
    }
    case 'invitation.answered':
      return { ...before, reply: event.body.reply };
    default:
      return before;
  }
}

/** Real times change no status: what is going on has no end yet. */
function timed(
  before: Interview,
  { startedAt, endedAt }: { startedAt: Instant; endedAt: Instant | null },
): Interview {
  if (before.status === 'scheduled' || before.status === 'cancelled') return before;
  if (before.status === 'in_progress') return { ...before, startedAt };
  return { ...before, startedAt, endedAt: endedAt ?? before.endedAt };
}

/** Taken back, it stands as its real times say. */
function noShow(before: Interview, isNoShow: boolean): Interview {
  if (before.status === 'cancelled') return before;
  if (isNoShow) return { ...before, status: 'no_show' };
  if (before.status !== 'no_show') return before;
  const { startedAt, endedAt } = before;
  const status = endedAt !== null ? 'completed' : startedAt !== null ? 'in_progress' : 'scheduled';
  return { ...before, status };
}

/** Never before the start: an end that a wrong clock puts in the past would close the file at once. */
function endedAt({ startedAt }: Interview, { clientAt, serverAt }: LogEvent): Instant {
  const claimed = clientAt ?? serverAt;
  return startedAt !== null && toMs(claimed) < toMs(startedAt) ? startedAt : claimed;
}

/** When it ends, or ended: the real end where there was one, else the planned one. */
export function endOf(interview: Pick<Interview, 'startsAt' | 'minutes' | 'endedAt'>): number {
  return interview.endedAt
    ? toMs(interview.endedAt)
    : toMs(interview.startsAt) + interview.minutes * 60_000;
}
