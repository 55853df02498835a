import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../../../common/time.ts';
import {
  type CastMember,
  FIRST_INTERVIEW,
  GUEST,
  MEMBERS,
  ORGANIZATION,
  TIME_ZONE,
} from '../../seed/cast.ts';
import { UPCOMING } from '../../seed/upcoming.ts';
import { type CloudCalendar, calendarsOf } from './calendar-week.ts';
import { type CloudChat, noChat } from './chat.ts';
import { type CloudPhone, noPhone } from './phone.ts';
import type { CloudRecording } from './recorded.ts';
import { createTroubles, type Troubles } from './trouble.ts';

/** Whose a bearer token is and what it may do; `null` for one that is unknown or has expired. */
export type TokenCheck = (token: string) => TokenGrant | null;

export interface TokenGrant {
  userId: string;
  scopes: readonly string[];
}

export interface CloudUser {
  id: string;
  accountId: string;
  email: string;
  firstName: string;
  lastName: string;
  timeZone: string;
  /** A basic user has no paid features and is nobody's alternative host. */
  licensed: boolean;
}

export interface CloudMeeting {
  number: number;
  uuid: string;
  hostId: string;
  topic: string;
  agenda: string;
  /** Milliseconds since the epoch. */
  startsAt: number;
  minutes: number;
  timeZone: string;
  passcode: string;
  createdAt: number;
  settings: MeetingSettings;
}

export interface MeetingSettings {
  host_video: boolean;
  participant_video: boolean;
  join_before_host: boolean;
  mute_upon_entry: boolean;
  waiting_room: boolean;
  auto_recording: 'local' | 'cloud' | 'none';
  alternative_hosts: string;
  alternative_hosts_email_notification: boolean;
  email_notification: boolean;
  use_pmi: boolean;
  private_meeting: boolean;
  push_change_to_calendar: boolean;
  continuous_meeting_chat: { enable: boolean };
}

/** One run of a meeting that is over. */
export interface CloudRun {
  uuid: string;
  number: number;
  hostId: string;
  stays: CloudStay[];
}

export interface CloudStay {
  id: string;
  name: string;
  email: string;
  joinedAt: number;
  leftAt: number;
  status: 'in_meeting' | 'in_waiting_room';
}

/** Everything this Zoom knows, in memory: it is as old as the process. */
export interface CloudState {
  clock: Clock;
  users: Map<string, CloudUser>;
  meetings: Map<number, CloudMeeting>;
  runs: CloudRun[];
  /** Meetings that are on: their host has started them. */
  live: Set<number>;
  calendars: Map<string, CloudCalendar>;
  /** By the UUID of the run. */
  recordings: Map<string, CloudRecording>;
  phone: CloudPhone;
  chat: CloudChat;
  /** Host rights handed out, with their end. */
  zaks: Map<string, { userId: string; until: number }>;
  /** Meetings created or changed per host and day (UTC), `zoom-recruiter 2026-11-22`. */
  writes: Map<string, number>;
  /** Meetings in which the app opens by itself. */
  openApps: Set<number>;
  trouble: Troubles;
}

/** Everybody with a Zoom account here: the organization's members, and the guest of another. */
export const rehearsalUsers = (): CloudUser[] => [
  ...Object.values(MEMBERS).map((member) => userOf(member, ORGANIZATION.zoomAccountId)),
  { ...userOf(GUEST, GUEST.zoomAccountId), licensed: false },
];

/** A Zoom with these people, their calendars, and the first meeting where its host is here. */
export function createCloudState(clock: Clock, users = rehearsalUsers()): CloudState {
  const state: CloudState = {
    clock,
    users: new Map(users.map((user) => [user.id, user])),
    meetings: new Map(),
    runs: [],
    live: new Set(),
    calendars: new Map(),
    recordings: new Map(),
    phone: noPhone(),
    chat: noChat(),
    zaks: new Map(),
    writes: new Map(),
    openApps: new Set(),
    trouble: createTroubles(),
  };
  for (const calendar of calendarsOf(users, clock.now()))
    state.calendars.set(calendar.id, calendar);
  const first = firstMeeting(clock.now());
  if (state.users.has(first.hostId)) state.meetings.set(first.number, first);
  return state;
}

function userOf(
  { zoomUserId, name, email }: Pick<CastMember, 'zoomUserId' | 'name' | 'email'>,
  accountId: string,
): CloudUser {
  const [firstName = '', lastName = ''] = name.split(' ');
  return {
    id: zoomUserId,
    accountId,
    email,
    firstName,
    lastName,
    timeZone: TIME_ZONE,
    licensed: true,
  };
}

export const SETTINGS: MeetingSettings = {
  host_video: false,
  participant_video: false,
  join_before_host: false,
  mute_upon_entry: false,
  waiting_room: true,
  auto_recording: 'none',
  alternative_hosts: '',
  alternative_hosts_email_notification: true,
  email_notification: true,
  use_pmi: false,
  private_meeting: false,
  push_change_to_calendar: false,
  continuous_meeting_chat: { enable: false },
};

function firstMeeting(now: number): CloudMeeting {
  return {
    number: Number(FIRST_INTERVIEW.meetingNumber),
    uuid: newUuid(),
    hostId: MEMBERS.priya.zoomUserId,
    topic: `Interview: ${FIRST_INTERVIEW.candidateName}, ${ORGANIZATION.name}`,
    agenda: '',
    startsAt: UPCOMING.technical.startsAt(now),
    minutes: FIRST_INTERVIEW.minutes,
    timeZone: TIME_ZONE,
    passcode: newPasscode(),
    createdAt: now,
    settings: SETTINGS,
  };
}

/** Zoom's form of a meeting UUID: 16 bytes in base64. */
export const newUuid = (): string => randomBytes(16).toString('base64');

export const newPasscode = (): string => String(randomInt(100_000, 1_000_000));

/** An 11-digit number that no other meeting has. */
export function newNumber({ meetings }: Pick<CloudState, 'meetings'>): number {
  for (;;) {
    const number = randomInt(81_000_000_000, 89_999_999_999);
    if (!meetings.has(number)) return number;
  }
}
