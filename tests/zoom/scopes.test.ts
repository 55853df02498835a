import { expect, test } from 'vitest';
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

test.each(SCOPES)('scope missing: without %s the sentence names it', async (scope) => {
  await using world = await cloudWorld({ scopes: SCOPES.filter((one) => one !== scope) });
  const call = CALLS.find((one) => (CALL_SCOPES[one] as readonly string[])[0] === scope)!;
  const refusal = await refusalOf(USES[call](world.zoom, world));
  expect(refusal.facts).toMatchObject({ kind: 'scope_missing', scopes: [scope], zoomCode: 4711 });
  expect(refusal.message).toBe(
    `Zoom has not allowed Hireside to do this (${scope}). Connect Zoom again and allow it; ` +
      'where Zoom does not offer it, ask your Zoom admin.',
  );
});

test('a grant covers a call only with every scope of it', () => {
  expect(mayCall(SCOPES, 'updateMeeting')).toBe(true);
  expect(mayCall(['meeting:update:meeting'], 'updateMeeting')).toBe(false);
  expect(mayCall([], 'deeplink')).toBe(true);
});
