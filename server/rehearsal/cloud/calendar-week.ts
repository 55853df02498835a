import { randomBytes } from 'node:crypto';
import { instantFor } from '../../../common/wall-time.ts';
import { MEMBERS } from '../../seed/cast.ts';
import type { CloudUser } from './state.ts';

export interface CloudCalendar {
  id: string;
  ownerId: string;
  name: string;
  timeZone: string;
  events: Map<string, CloudEvent>;
}

export interface CloudEvent {
  id: string;
  summary: string;
  description: string;
  location: string;
  /** Milliseconds since the epoch. */
  from: number;
  to: number;
  timeZone: string;
  attendees: { email: string }[];
  /** Marked as free: it stands in the calendar and takes no time. */
  free: boolean;
}

/** Days of the week (1 Monday to 5 Friday), wall clock, minutes, what. */
type Habit = [days: number[], from: string, minutes: number, summary: string, free?: 'free'];

const EVERY_DAY = [1, 2, 3, 4, 5];
const STAND_UP: Habit = [EVERY_DAY, '09:15', 15, 'Data platform stand-up'];
const ALL_HANDS: Habit = [[4], '16:00', 60, 'All hands'];

/** What people of such an office do each week. */
const HABITS: Record<string, Habit[]> = {
  [MEMBERS.ada.zoomUserId]: [
    [[1], '10:00', 90, 'Leadership'],
    [[2, 4], '14:00', 60, 'Headcount planning'],
    ALL_HANDS,
  ],
  [MEMBERS.priya.zoomUserId]: [
    [[1], '09:30', 60, 'Pipeline review'],
    [EVERY_DAY, '12:30', 45, 'Lunch', 'free'],
    [[2], '15:00', 30, '1:1 Ada'],
    [[3], '10:00', 120, 'Sourcing, please do not book'],
    ALL_HANDS,
  ],
  [MEMBERS.elena.zoomUserId]: [
    STAND_UP,
    [[1, 3], '13:30', 90, 'Focus: ingestion rewrite'],
    [[2], '10:00', 60, 'Architecture review'],
    [[5], '15:30', 60, 'Demo'],
    ALL_HANDS,
  ],
  [MEMBERS.kofi.zoomUserId]: [
    STAND_UP,
    [[2, 4], '11:00', 60, 'On-call handover'],
    [[3], '14:00', 120, 'Customer workshop'],
    ALL_HANDS,
  ],
  [MEMBERS.tomasz.zoomUserId]: [
    STAND_UP,
    [[1, 2, 3], '11:30', 30, '1:1'],
    [[2], '10:00', 60, 'Architecture review'],
    [[5], '09:30', 90, 'Budget'],
    ALL_HANDS,
  ],
};

const DAY_MS = 86_400_000;
const DAYS_BACK = 7;
const DAYS_AHEAD = 56;

/** A calendar for each person, filled from a week ago to eight weeks from now. */
export const calendarsOf = (users: CloudUser[], now: number): CloudCalendar[] =>
  users.map((user) => {
    const events = eventsOf(user, now);
    return {
      id: calendarIdOf(user),
      ownerId: user.id,
      name: `${user.firstName} ${user.lastName}`,
      timeZone: user.timeZone,
      events: new Map(events.map((event) => [event.id, event])),
    };
  });

/** Calendars go by an address of Zoom's mail, not by the e-mail somebody signs in with. */
export const calendarIdOf = ({ firstName, lastName }: CloudUser): string =>
  `${firstName}.${lastName}@larkfield.zmail.example`.toLowerCase();

function eventsOf(user: CloudUser, now: number): CloudEvent[] {
  const events: CloudEvent[] = [];
  for (let day = -DAYS_BACK; day < DAYS_AHEAD; day++) {
    const date = new Date(now + day * DAY_MS);
    for (const [days, at, minutes, summary, free] of HABITS[user.id] ?? []) {
      if (!days.includes(date.getUTCDay())) continue;
      const wall = { date: date.toISOString().slice(0, 10), time: at };
      const from = instantFor(wall, user.timeZone);
      events.push({
        id: newEventId(),
        summary,
        description: '',
        location: '',
        from,
        to: from + minutes * 60_000,
        timeZone: user.timeZone,
        attendees: [],
        free: free === 'free',
      });
    }
  }
  return events;
}

export const newEventId = (): string => randomBytes(13).toString('hex');
