import { instantFor } from '../../../common/wall-time.ts';
import { REFUSALS } from './answers.ts';
import { pageOf } from './lists.ts';
import { listedAnswer, meetingAnswer } from './meeting-answers.ts';
import { type MeetingInput, meetingInput } from './meeting-input.ts';
import type { CloudCall, CloudDeps, CloudRoute } from './route.ts';
import {
  type CloudMeeting,
  type CloudState,
  type CloudUser,
  newNumber,
  newPasscode,
  newUuid,
  SETTINGS,
} from './state.ts';
import { own } from './users.ts';

const WRITES_A_DAY = 100;

export function meetingRoutes({ state, links }: CloudDeps): CloudRoute[] {
  return [
    {
      name: 'create_meeting',
      method: 'post',
      path: '/users/:userId/meetings',
      scope: 'meeting:write:meeting',
      answer(call) {
        const user = own(call, 'meeting:write:meeting:admin');
        const input = meetingInput(call.body);
        countWrite(state, user);
        const meeting = changed(state, user, newMeeting(state, user), input);
        state.meetings.set(meeting.number, meeting);
        return { status: 201, body: meetingAnswer(meeting, state, links) };
      },
    },
    {
      name: 'list_meetings',
      method: 'get',
      path: '/users/:userId/meetings',
      scope: 'meeting:read:list_meetings',
      answer(call) {
        const user = own(call, 'meeting:read:list_meetings:admin');
        const type = call.query.get('type') ?? 'scheduled';
        const mine = [...state.meetings.values()]
          .filter((one) => one.hostId === user.id && isListed(state, one, type))
          .sort((a, b) => a.startsAt - b.startsAt);
        const { items, ...page } = pageOf(mine, call.query);
        return {
          status: 200,
          body: { ...page, meetings: items.map((one) => listedAnswer(one, links)) },
        };
      },
    },
    {
      name: 'get_meeting',
      method: 'get',
      path: '/meetings/:meetingId',
      scope: 'meeting:read:meeting',
      answer: (call) => ({ status: 200, body: meetingAnswer(hosted(state, call), state, links) }),
    },
    {
      name: 'update_meeting',
      method: 'patch',
      path: '/meetings/:meetingId',
      scope: 'meeting:update:meeting',
      answer(call) {
        const meeting = hosted(state, call);
        const input = meetingInput(call.body);
        countWrite(state, call.user);
        state.meetings.set(meeting.number, changed(state, call.user, meeting, input));
        return { status: 204 };
      },
    },
    {
      name: 'delete_meeting',
      method: 'delete',
      path: '/meetings/:meetingId',
      scope: 'meeting:delete:meeting',
      answer(call) {
        const { number } = hosted(state, call);
        state.meetings.delete(number);
        state.live.delete(number);
        return { status: 204 };
      },
    },
  ];
}

function isListed(
  { live, clock }: CloudState,
  { number, startsAt, minutes }: CloudMeeting,
  type: string,
): boolean {
  const isOver = startsAt + minutes * 60_000 <= clock.now();
  if (type === 'live') return live.has(number);
  if (type === 'upcoming' || type === 'upcoming_meetings') return !isOver;
  if (type === 'previous_meetings') return isOver;
  return type === 'scheduled';
}

/** A meeting that exists and that the caller hosts. */
export function hosted(state: CloudState, { user, params }: CloudCall): CloudMeeting {
  const number = params.meetingId ?? '';
  const meeting = state.meetings.get(Number(number));
  if (meeting === undefined) throw REFUSALS.noMeeting(number);
  if (meeting.hostId !== user.id) throw REFUSALS.notHost();
  return meeting;
}

/** 100 a day for each host, creating and changing together, from midnight UTC. */
function countWrite({ writes, clock }: CloudState, { id }: CloudUser): void {
  const key = `${id} ${new Date(clock.now()).toISOString().slice(0, 10)}`;
  const soFar = writes.get(key) ?? 0;
  if (soFar >= WRITES_A_DAY) throw REFUSALS.dailyMeetings();
  writes.set(key, soFar + 1);
}

function newMeeting(state: CloudState, user: CloudUser): CloudMeeting {
  const now = state.clock.now();
  return {
    number: newNumber(state),
    uuid: newUuid(),
    hostId: user.id,
    topic: 'Zoom Meeting',
    agenda: '',
    startsAt: now,
    minutes: 60,
    timeZone: user.timeZone,
    passcode: newPasscode(),
    createdAt: now,
    settings: SETTINGS,
  };
}

/** The meeting with what was sent, under what the account has locked. */
function changed(
  state: CloudState,
  host: CloudUser,
  meeting: CloudMeeting,
  input: MeetingInput,
): CloudMeeting {
  const { locked } = state.trouble;
  const settings = { ...meeting.settings, ...input.settings };
  mayHost(state, host, settings.alternative_hosts);
  const timeZone = input.timezone ?? meeting.timeZone;
  return {
    ...meeting,
    topic: input.topic ?? meeting.topic,
    agenda: input.agenda ?? meeting.agenda,
    startsAt: input.start_time ? startIn(input.start_time, timeZone) : meeting.startsAt,
    minutes: input.duration ?? meeting.minutes,
    timeZone,
    passcode: locked.passcode ?? input.password ?? meeting.passcode,
    settings: {
      ...settings,
      waiting_room: locked.waitingRoom ?? settings.waiting_room,
      auto_recording: locked.autoRecording ?? settings.auto_recording,
    },
  };
}

/** With `Z` the time is UTC, without it the time zone counts (zoom-platform §7.1). */
function startIn(text: string, timeZone: string): number {
  if (text.endsWith('Z')) return Date.parse(text);
  return instantFor({ date: text.slice(0, 10), time: text.slice(11, 16) }, timeZone);
}

/** Alternative hosts are licensed users of the host's account, and not the host. */
function mayHost({ users }: CloudState, host: CloudUser, alternativeHosts: string): void {
  const emails = alternativeHosts.split(/[;,]/).map((one) => one.trim().toLowerCase());
  for (const email of emails.filter((one) => one !== '')) {
    const user = [...users.values()].find((one) => one.email.toLowerCase() === email);
    const may = user?.licensed === true && user.accountId === host.accountId && user !== host;
    if (!may) throw REFUSALS.alternativeHost(email);
  }
}
