import type { z } from 'zod';
import type { Instant } from '../../common/time.ts';
import type { Call } from './call.ts';
import { isZoomError, ZoomError } from './errors.ts';
import {
  type MeetingOptions,
  type MeetingPlan,
  meetingBody,
  type Override,
  optionsIn,
  overridesOf,
} from './meeting-options.ts';
import { allPages } from './pages.ts';
import { runSegment, segment } from './paths.ts';
import { referenceIn } from './reference.ts';
import { meetingAnswer, meetingListAnswer, participantsAnswer, startUrlAnswer } from './schemas.ts';

export interface ZoomMeeting {
  number: string;
  uuid: string | null;
  hostId: string | null;
  topic: string;
  startsAt: Instant | null;
  minutes: number | null;
  timeZone: string | null;
  joinUrl: string;
  /** Ours, where the meeting is. */
  reference: string | null;
  options: MeetingOptions;
}

export interface PlannedMeeting {
  meeting: ZoomMeeting;
  overrides: Override[];
  /** Made by an earlier try that had no answer. */
  found: boolean;
}

export interface ListedMeeting {
  number: string;
  topic: string;
  startsAt: Instant | null;
  createdAt: string;
  reference: string | null;
}

/** One stay: somebody who comes back is in the list again. */
export interface Participant {
  zoomUserId: string | null;
  name: string;
  email: string | null;
  joinedAt: Instant;
  leftAt: Instant;
  waitingRoom: boolean;
}

export interface MeetingCalls {
  /**
   * Makes the meeting once, however often it is asked. After silence it looks for what Zoom may
   * have made; where nothing is there yet the failure goes on. Every try but the first must say
   * `mayExist`, whatever the last one failed with, so note the first before it begins.
   */
  createMeeting(plan: MeetingPlan, tried?: { mayExist: boolean }): Promise<PlannedMeeting>;
  getMeeting(number: string): Promise<ZoomMeeting>;
  updateMeeting(number: string, plan: MeetingPlan): Promise<PlannedMeeting>;
  /** Done also where it was gone already. */
  deleteMeeting(number: string): Promise<void>;
  listUpcomingMeetings(): Promise<ListedMeeting[]>;
  /** Of the run with this UUID, or the latest of this number. */
  pastParticipants(numberOrUuid: string): Promise<Participant[]>;
  /** Carries the host's rights: opened at once, never kept, logged or sent. */
  startUrl(number: string): Promise<string>;
}

export function meetingCalls(call: Call): MeetingCalls {
  const subject = 'meeting';
  const pathOf = (number: string) => `/meetings/${segment(number)}`;
  const myMeetings = '/users/me/meetings';

  async function getMeeting(number: string): Promise<ZoomMeeting> {
    return meetingFrom(await call({ method: 'GET', path: pathOf(number), subject }, meetingAnswer));
  }

  async function create(plan: MeetingPlan): Promise<ZoomMeeting> {
    const body = meetingBody(plan);
    const request = { method: 'POST', path: myMeetings, subject, body } as const;
    return meetingFrom(await namingHosts(plan, call(request, meetingAnswer)));
  }

  async function updateMeeting(number: string, plan: MeetingPlan): Promise<PlannedMeeting> {
    const body = meetingBody(plan);
    const request = { method: 'PATCH', path: pathOf(number), subject, body } as const;
    await namingHosts(plan, call({ ...request, repeatable: true }));
    return planned(plan, await getMeeting(number), false);
  }

  async function listUpcomingMeetings(): Promise<ListedMeeting[]> {
    return allPages(async (token) => {
      const query = { type: 'upcoming', page_size: 300, next_page_token: token };
      const request = { method: 'GET', path: myMeetings, subject, query } as const;
      const { meetings, next_page_token: next } = await call(request, meetingListAnswer);
      return { items: meetings.map(listedFrom), next };
    });
  }

  /** The oldest, should an earlier doubt have made two. */
  async function find(reference: string): Promise<ListedMeeting | undefined> {
    return (await listUpcomingMeetings())
      .filter((one) => one.reference === reference)
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt))[0];
  }

  return {
    async createMeeting(plan, { mayExist } = { mayExist: false }) {
      if (mayExist) {
        const earlier = await find(plan.reference);
        // The plan may have changed since.
        if (earlier) return { ...(await updateMeeting(earlier.number, plan)), found: true };
      }
      try {
        return planned(plan, await create(plan), false);
      } catch (error) {
        if (!isZoomError(error) || !error.facts.mayHaveHappened) throw error;
        const made = await find(plan.reference).catch(() => undefined);
        if (made === undefined) throw error;
        return planned(plan, await getMeeting(made.number), true);
      }
    },
    getMeeting,
    updateMeeting,
    async deleteMeeting(number) {
      const query = { schedule_for_reminder: false, cancel_meeting_reminder: false };
      const request = { method: 'DELETE', path: pathOf(number), subject, query } as const;
      await call({ ...request, repeatable: true }).catch(unlessGone);
    },
    listUpcomingMeetings,
    async pastParticipants(numberOrUuid) {
      const path = `/past_meetings/${runSegment(numberOrUuid)}/participants`;
      return allPages(async (token) => {
        const query = { page_size: 300, next_page_token: token };
        const request = { method: 'GET', path, subject, query, feature: 'attendance' } as const;
        const answer = await call(request, participantsAnswer);
        return { items: answer.participants.map(participantFrom), next: answer.next_page_token };
      });
    },
    async startUrl(number) {
      const request = { method: 'GET', path: pathOf(number), subject, feature: 'host' } as const;
      return (await call(request, startUrlAnswer)).start_url;
    },
  };
}

function planned(plan: MeetingPlan, meeting: ZoomMeeting, found: boolean): PlannedMeeting {
  return { meeting, overrides: overridesOf(plan.options, meeting.options), found };
}

/**
 * A user who does not exist, said of a call about oneself, is an alternative host: Zoom answers
 * some of them with the bare codes 1001 and 1010.
 */
async function namingHosts<T>({ options }: MeetingPlan, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!isZoomError(error) || options.alternativeHosts.length === 0) throw error;
    const { kind, zoomCode, zoomMessage = '' } = error.facts;
    const isUser = zoomCode === 1001 || zoomCode === 1010;
    if (!isUser && kind !== 'alternative_host_unknown') throw error;
    const named = options.alternativeHosts.filter((one) =>
      zoomMessage.toLowerCase().includes(one.toLowerCase()),
    );
    throw new ZoomError({ ...error.facts, kind: 'alternative_host_unknown', hosts: named });
  });
}

function unlessGone(error: unknown): void {
  if (!isZoomError(error, 'not_found')) throw error;
}

function meetingFrom(answer: z.output<typeof meetingAnswer>): ZoomMeeting {
  return {
    number: answer.id,
    uuid: answer.uuid ?? null,
    hostId: answer.host_id ?? null,
    topic: answer.topic ?? '',
    startsAt: answer.start_time ?? null,
    minutes: answer.duration ?? null,
    timeZone: answer.timezone ?? null,
    joinUrl: answer.join_url,
    reference: referenceIn(answer.agenda),
    options: optionsIn(answer),
  };
}

type Listed = z.output<typeof meetingListAnswer>['meetings'][number];
const listedFrom = ({ id, topic = '', start_time, created_at = '', agenda }: Listed) => ({
  number: id,
  topic,
  startsAt: start_time ?? null,
  createdAt: created_at,
  reference: referenceIn(agenda),
});

type Stay = z.output<typeof participantsAnswer>['participants'][number];
const participantFrom = (stay: Stay): Participant => ({
  zoomUserId: stay.id || null,
  name: stay.name ?? '',
  email: stay.user_email || null,
  joinedAt: stay.join_time,
  leftAt: stay.leave_time,
  waitingRoom: stay.status === 'in_waiting_room',
});
