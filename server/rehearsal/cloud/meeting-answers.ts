import type { CloudLinks } from './route.ts';
import type { CloudMeeting, CloudState } from './state.ts';
import { grantZak, START_LINK_MS } from './zak.ts';

const LISTED_AGENDA = 250;

const zoomTime = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** The answer of create and get. Every look hands out a start link of its own. */
export function meetingAnswer(meeting: CloudMeeting, state: CloudState, links: CloudLinks) {
  const { number, hostId, passcode, settings } = meeting;
  return {
    uuid: meeting.uuid,
    id: number,
    host_id: hostId,
    host_email: state.users.get(hostId)?.email ?? '',
    topic: meeting.topic,
    type: 2 as const,
    status: state.live.has(number) ? ('started' as const) : ('waiting' as const),
    start_time: zoomTime(meeting.startsAt),
    duration: meeting.minutes,
    timezone: meeting.timeZone,
    agenda: meeting.agenda,
    created_at: zoomTime(meeting.createdAt),
    start_url: links.start(number, grantZak(state, hostId, START_LINK_MS)),
    join_url: links.join(number, passcode),
    password: passcode,
    pre_schedule: false,
    creation_source: 'open_api' as const,
    settings,
  };
}

/** A row of the list: no passcode, no settings, and the agenda cut. */
export const listedAnswer = (meeting: CloudMeeting, links: CloudLinks) => ({
  uuid: meeting.uuid,
  id: meeting.number,
  host_id: meeting.hostId,
  topic: meeting.topic,
  type: 2 as const,
  start_time: zoomTime(meeting.startsAt),
  duration: meeting.minutes,
  timezone: meeting.timeZone,
  agenda: meeting.agenda.slice(0, LISTED_AGENDA),
  created_at: zoomTime(meeting.createdAt),
  join_url: links.join(meeting.number, meeting.passcode),
});
