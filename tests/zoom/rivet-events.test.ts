import type {
  MeetingAlertEvent,
  MeetingEndedEvent,
  MeetingParticipantJoinedEvent,
  MeetingParticipantLeftEvent,
  MeetingStartedEvent,
} from '@zoom/rivet/meetings';
import { expect, test } from 'vitest';
import {
  alertPayload,
  meetingPayload,
  participantPayload,
  planPayload,
} from '../../server/records/events.ts';
import { interviewDay } from '../../server/rehearsal/cloud/day.ts';
import type { CloudEvent } from '../../server/rehearsal/cloud/hooks.ts';

const meeting = {
  id: '83244710925',
  uuid: '/first+run//A==',
  host_id: 'host',
  topic: 'Interview',
  type: 2 as const,
  start_time: '2026-11-21T12:00:00Z',
  duration: 45,
};
const somebody = { user_id: '16778240', user_name: 'Niamh', email: '' };
const of = <T extends object>(object: T) => ({ account_id: 'account', object });

/** As the types of Zoom's own package have them, every optional word left out. */
const started = {
  event: 'meeting.started',
  event_ts: 1,
  payload: of(meeting),
} satisfies Plain<MeetingStartedEvent>;
const ended = {
  event: 'meeting.ended',
  event_ts: 1,
  payload: of({ ...meeting, end_time: '2026-11-21T12:45:00Z' }),
} satisfies Plain<MeetingEndedEvent>;
const joined = {
  event: 'meeting.participant_joined',
  event_ts: 1,
  payload: of({ ...meeting, participant: { ...somebody, join_time: '2026-11-21T12:00:00Z' } }),
} satisfies Plain<MeetingParticipantJoinedEvent>;
const left = {
  event: 'meeting.participant_left',
  event_ts: 1,
  payload: of({ ...meeting, participant: { ...somebody, leave_time: '2026-11-21T12:01:00Z' } }),
} satisfies Plain<MeetingParticipantLeftEvent>;
const alert = {
  event: 'meeting.alert',
  event_ts: 1,
  payload: of({ ...meeting, issues: ['Call Reconnection' as const] }),
} satisfies Plain<MeetingAlertEvent>;

/** The event without what Rivet adds to it. */
type Plain<T extends { payload: unknown }> = {
  event: string;
  event_ts: number;
  payload: T['payload'];
};

const READERS = {
  'meeting.created': planPayload,
  'meeting.started': meetingPayload,
  'meeting.ended': meetingPayload,
  'meeting.participant_joined': participantPayload,
  'meeting.participant_left': participantPayload,
  'meeting.alert': alertPayload,
} as const;
const reads = ({ event, payload }: CloudEvent) =>
  READERS[event as keyof typeof READERS].safeParse(payload).success;

test.each([started, ended, joined, left, alert])('$event is read as Zoom types it', (event) => {
  expect(reads(event)).toBe(true);
});

test('the rehearsed day is read whole', () => {
  const person = { name: 'Somebody', zoomUserId: null, email: null };
  const day = interviewDay({
    accountId: 'account',
    number: '83244710925',
    uuids: ['run-1', 'run-2'],
    hostId: 'host',
    topic: 'Interview',
    startedAt: Date.parse('2026-11-21T12:00:00Z'),
    minutes: 45,
    host: person,
    interviewer: person,
    candidate: person,
    stranger: person,
  });
  expect(day.filter((event) => !reads(event))).toEqual([]);
});

test('numbers of meetings are read as text, and what is empty as nothing', () => {
  expect(planPayload.parse(of({ id: 83244710925 })).object.id).toBe('83244710925');
  const read = participantPayload.parse(joined.payload).object;
  expect(read).toMatchObject({ id: '83244710925', participant: { email: null, id: null } });
});
