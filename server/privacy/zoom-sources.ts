import type { Schema } from '../../db/schema.ts';
import { CALL_SCOPES, type ZoomCall } from '../zoom/scopes.ts';
import { EVENT_SCOPES, eventSource, RECORD_CALLS, RECORD_EVENTS } from './zoom-record-sources.ts';

/** A column, as `table.column`; one that is not there does not compile. */
type Column = { [T in keyof Schema]: `${T}.${keyof Schema[T] & string}` }[keyof Schema];

export interface ZoomSource {
  /** Why Zoom is asked, or listened to. */
  purpose: string;
  /** What is kept of the answer; nothing where it is used at once and forgotten. */
  fills: readonly Column[];
}

const profile: readonly Column[] = [
  'zoom_grant.zoom_user_id',
  'zoom_grant.zoom_account_id',
  'zoom_grant.name',
  'zoom_grant.email',
  'member.name',
  'member.email',
  'member.time_zone',
  'member.zoom_user_id',
  'member.former_zoom_hash',
  'join_request.name',
  'join_request.email',
  'join_request.time_zone',
  'join_request.zoom_user_id',
  'organization.zoom_account_id',
];
const meeting: readonly Column[] = [
  'meeting_plan.meeting_number',
  'meeting_plan.join_url',
  'meeting_plan.passcode',
  'meeting_plan.overrides',
  'interview.meeting_number',
];

/** What each call of Zoom's API is for, and where its answer is kept. A new call must be named. */
export const CALL_SOURCES: Readonly<Record<ZoomCall, ZoomSource>> = {
  me: { purpose: 'Who signs in: which member they are.', fills: profile },
  settings: { purpose: 'What a host’s account allows, to say so before scheduling.', fills: [] },
  zak: { purpose: 'Lets the host start their own meeting; handed to their client.', fills: [] },
  createMeeting: { purpose: 'Makes the meeting of an interview.', fills: meeting },
  getMeeting: { purpose: 'How the meeting of an interview is set up now.', fills: meeting },
  updateMeeting: { purpose: 'Moves the meeting with its interview.', fills: meeting },
  deleteMeeting: { purpose: 'Removes the meeting of a cancelled interview.', fills: [] },
  listUpcomingMeetings: {
    purpose: 'Finds the meeting an answer got lost of, so that none is made twice.',
    fills: ['meeting_plan.meeting_number'],
  },
  startUrl: { purpose: 'Opens the host’s meeting; never kept.', fills: [] },
  listCalendars: { purpose: 'Which calendar to write to.', fills: ['meeting_plan.calendar_id'] },
  listEvents: { purpose: 'When interviewers are busy, shown and forgotten.', fills: [] },
  freeBusy: { purpose: 'When interviewers are busy, shown and forgotten.', fills: [] },
  createEvent: {
    purpose: 'Writes the interview into the calendar.',
    fills: ['meeting_plan.event_id'],
  },
  updateEvent: { purpose: 'Moves the entry.', fills: ['meeting_plan.calendar_state'] },
  deleteEvent: { purpose: 'Removes the entry.', fills: ['meeting_plan.calendar_state'] },
  deeplink: { purpose: 'Opens Hireside in the Zoom client.', fills: [] },
  openInMeeting: {
    purpose: 'Opens the panel by itself in a meeting.',
    fills: ['meeting_plan.opens_itself'],
  },
  dontOpenInMeeting: {
    purpose: 'Stops opening it by itself.',
    fills: ['meeting_plan.opens_itself'],
  },
  ...RECORD_CALLS,
};

/** What each of Zoom's messages is for. One that is subscribed to or handled must be named. */
export const WEBHOOK_SOURCES: Readonly<Record<string, ZoomSource>> = {
  app_deauthorized: {
    purpose: 'Somebody removed Hireside at Zoom: the connection is forgotten at once.',
    fills: ['zoom_disconnect.reason', 'zoom_disconnect.at'],
  },
  ...RECORD_EVENTS,
};

/** What a message is for; `null` where nobody said. */
export const webhookSource = (event: string): ZoomSource | null =>
  WEBHOOK_SOURCES[event] ?? eventSource(event);

/** Scopes that are asked for without a call: what the Zoom client tells the panel. */
export const CLIENT_SCOPES: Readonly<Record<string, ZoomSource>> = {
  'zoomapp:inmeeting': {
    purpose: 'Which member opened the panel, and in which meeting.',
    fills: [
      'used_context.hash',
      'meeting.uuid',
      'meeting.number',
      'meeting_member.member_id',
      'event.meeting_uuid',
    ],
  },
};

/** Everything that a scope is used for. */
export function usesOf(scope: string): { call: string; source: ZoomSource }[] {
  const client = CLIENT_SCOPES[scope];
  if (client !== undefined) return [{ call: 'the Zoom client', source: client }];
  const told = EVENT_SCOPES[scope];
  if (told !== undefined) return [{ call: 'Zoom’s messages', source: told }];
  return (Object.keys(CALL_SOURCES) as ZoomCall[])
    .filter((call) => (CALL_SCOPES[call] as readonly string[]).includes(scope))
    .map((call) => ({ call, source: CALL_SOURCES[call] }));
}
