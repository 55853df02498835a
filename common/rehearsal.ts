import type { Instant } from './time.ts';

/** The people around the rehearsal table. */
export const SEAT_KEYS = ['recruiter', 'interviewer', 'manager', 'candidate', 'guest'] as const;
export type SeatKey = (typeof SEAT_KEYS)[number];

/** As the app context spells it; the SDK says `coHost` and `attendee`. */
export const MEETING_ROLES = ['host', 'co-host', 'participant'] as const;
export type MeetingRole = (typeof MEETING_ROLES)[number];

/** What each seat is called on screen, and the role it has when the meeting starts. */
export const SEATS: Record<SeatKey, { title: string; role: MeetingRole }> = {
  recruiter: { title: 'Recruiter', role: 'host' },
  interviewer: { title: 'Interviewer', role: 'participant' },
  manager: { title: 'Hiring manager', role: 'participant' },
  candidate: { title: 'Candidate', role: 'participant' },
  guest: { title: 'Guest', role: 'participant' },
};

/** Who has a desk to open: the members of the rehearsal organization. */
export const DESK_KEYS = ['admin', 'recruiter', 'interviewer', 'interviewer2', 'manager'] as const;
export type DeskKey = (typeof DESK_KEYS)[number];

export interface RehearsalDesk {
  key: DeskKey;
  name: string;
}

/** Where a member's desk is opened. */
export const deskPath = (key: DeskKey): string => `/rehearsal/desk/${key}`;

export interface RehearsalMeeting {
  number: string;
  topic: string;
  /** This run of the meeting; another one after each start over. */
  uuid: string;
  /** The one breakout room of this run. */
  breakoutUuid: string;
  state: 'waiting' | 'running' | 'ended';
  startedAt: Instant | null;
}

export interface RehearsalSeat {
  key: SeatKey;
  title: string;
  name: string;
  /** The Zoom user id; `null` for someone who is not signed in to Zoom. */
  uid: string | null;
  role: MeetingRole;
  /** Where its panel is: an origin of its own. */
  origin: string;
  /** When the seat's network was cut; `null` while it is whole. */
  cutSince: Instant | null;
}

/** What the room's page is told about the room. */
export interface RehearsalRoom {
  meeting: RehearsalMeeting | null;
  seats: RehearsalSeat[];
  desks: RehearsalDesk[];
  now: Instant;
}
