import { expect, test } from 'vitest';
import { record } from '../../server/rehearsal/cloud/recorded.ts';
import type { ZoomClient } from '../../server/zoom/client.ts';
import { CALL_SCOPES, mayCall, type ZoomCall } from '../../server/zoom/scopes.ts';
import { type CloudWorld, cloudWorld, planOf, refusalOf, SCOPES } from './support.ts';

const NUMBER = '83244710925';
const CALENDAR = 'priya.raman@larkfield.zmail.example';
const DAY = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' };
const EVENT = {
  reference: 'interview-1',
  title: 'Interview',
  description: '',
  location: '',
  startsAt: '2026-11-24T10:00:00Z',
  endsAt: '2026-11-24T11:00:00Z',
  timeZone: 'UTC',
  attendees: [],
};

const eventIn = ({ state }: CloudWorld) => [...state.calendars.get(CALENDAR)!.events.keys()][0]!;

/** Something that Zoom recorded. @returns its UUID */
function recorded({ state }: CloudWorld): string {
  const about = { uuid: '/abc//DEF==', number: Number(NUMBER), hostId: 'zoom-recruiter' };
  const one = record({ ...about, topic: '', startsAt: 0, minutes: 1 });
  state.recordings.set(one.uuid, one);
  return one.uuid;
}

/** Each call, in a world where it can succeed. */
const USES: Record<ZoomCall, (zoom: ZoomClient, world: CloudWorld) => Promise<unknown>> = {
  me: (zoom) => zoom.me(),
  settings: (zoom) => zoom.settings(),
  zak: (zoom) => zoom.zak(),
  createMeeting: (zoom, { state }) => {
    state.trouble.next('create_meeting', { kind: 'garbled', form: 'html' });
    return zoom.createMeeting(planOf());
  },
  getMeeting: (zoom) => zoom.getMeeting(NUMBER),
  updateMeeting: (zoom) => zoom.updateMeeting(NUMBER, planOf()),
  deleteMeeting: (zoom) => zoom.deleteMeeting(NUMBER),
  listUpcomingMeetings: (zoom) => zoom.listUpcomingMeetings(),
  pastParticipants: (zoom, { state }) => {
    const run = { uuid: 'abc==', number: Number(NUMBER), hostId: 'zoom-recruiter', stays: [] };
    state.runs.push(run);
    return zoom.pastParticipants(NUMBER);
  },
  startUrl: (zoom) => zoom.startUrl(NUMBER),
  listCalendars: (zoom) => zoom.listCalendars(),
  listEvents: (zoom) => zoom.listEvents(CALENDAR, DAY),
  freeBusy: (zoom) => zoom.freeBusy([CALENDAR], DAY),
  createEvent: (zoom, { state }) => {
    state.trouble.next('create_event', { kind: 'garbled', form: 'html' });
    return zoom.createEvent(CALENDAR, EVENT);
  },
  updateEvent: (zoom, world) => zoom.updateEvent(CALENDAR, eventIn(world), EVENT),
  deleteEvent: (zoom, world) => zoom.deleteEvent(CALENDAR, eventIn(world)),
  deeplink: (zoom) => zoom.deeplink('interview=1'),
  openInMeeting: (zoom) => zoom.openInMeeting(NUMBER),
  dontOpenInMeeting: (zoom) => zoom.dontOpenInMeeting(NUMBER),
  meetingRecordings: (zoom, world) => zoom.meetingRecordings(recorded(world)),
  meetingTranscript: (zoom, world) => zoom.meetingTranscript(recorded(world)),
  syncCalls: (zoom) => zoom.syncCalls({ type: 'FSync' }),
  teamMessages: (zoom) => zoom.teamMessages({ contact: 'a@b.example' }, DAY, undefined),
};

const CALLS = Object.keys(CALL_SCOPES) as ZoomCall[];

test.each(CALLS)(
  '%s: needs what the table says, and no more, its look after silence included',
  async (call) => {
    await using world = await cloudWorld({ scopes: CALL_SCOPES[call] });
    await USES[call](world.zoom, world);
  },
);

/** What Hireside would do with a scope, for people. */
const FEATURE: Record<string, string> = {
  meeting: 'make and change meetings',
  calendar: 'read and write calendars',
};
const OWN: Record<string, string> = {
  'user:read:zak': 'start meetings in their host’s name',
  'meeting:write:open_app': 'open by itself in a meeting',
  'meeting:delete:open_app': 'open by itself in a meeting',
  'meeting:read:list_past_participants': 'see who attended a meeting',
  'cloud_recording:read:list_recording_files': 'see cloud recordings',
  'cloud_recording:read:meeting_transcript': 'read transcripts',
  'phone:read:list_call_logs': 'see calls of Zoom Phone',
  'team_chat:read:list_user_messages': 'read messages of Team Chat',
};

test.each(SCOPES)(
  'scope missing: without %s the sentence names it and what it is for',
  async (scope) => {
    await using world = await cloudWorld({ scopes: SCOPES.filter((one) => one !== scope) });
    const call = CALLS.find((one) => (CALL_SCOPES[one] as readonly string[])[0] === scope)!;
    const refusal = await refusalOf(USES[call](world.zoom, world));
    expect(refusal.facts).toMatchObject({ kind: 'scope_missing', scopes: [scope], zoomCode: 4711 });
    const what = FEATURE[scope.replace(/:.*/, '')] ?? 'do this';
    const sentence =
      `Zoom has not allowed Hireside to ${OWN[scope] ?? what} (${scope}). ` +
      'Connect Zoom again under Settings → Integrations and allow it; ' +
      'where Zoom does not offer it, ask your Zoom admin.';
    expect(refusal.message).toBe(sentence);
  },
);

test('a grant covers a call only with every scope of it', () => {
  expect(mayCall(SCOPES, 'updateMeeting')).toBe(true);
  expect(mayCall(['meeting:update:meeting'], 'updateMeeting')).toBe(false);
  expect(mayCall([], 'deeplink')).toBe(true);
});
