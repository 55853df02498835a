import type { z } from 'zod';
import type { Instant } from '../../common/time.ts';
import type { Call } from './call.ts';
import { isZoomError } from './errors.ts';
import { allPages } from './pages.ts';
import { segment } from './paths.ts';
import { referenceIn, withReference } from './reference.ts';
import { calendarListAnswer, eventAnswer, eventListAnswer, freeBusyAnswer } from './schemas.ts';

export interface ZoomCalendar {
  /** An address of Zoom's own mail service: not the e-mail somebody signs in with. */
  id: string;
  name: string;
  primary: boolean;
  timeZone: string | null;
  writable: boolean;
}

export interface CalendarEvent {
  id: string;
  title: string;
  /** From and to as instants, or as dates (the second exclusive) where it lasts whole days. */
  time: { from: Instant; to: Instant } | { fromDate: string; toDate: string };
  /** Whether the time is taken. */
  busy: boolean;
  reference: string | null;
}

export interface EventPlan {
  /** Ours, the same at each try of the same event: `reference.ts`. */
  reference: string;
  title: string;
  description: string;
  /** Where to go: the join link. */
  location: string;
  startsAt: Instant;
  endsAt: Instant;
  timeZone: string;
  /** E-mail addresses of the interview panel. */
  attendees: string[];
}

/** `null` where Zoom does not know the calendar or does not show it. */
export type BusyTimes = Record<string, { from: Instant; to: Instant }[] | null>;

interface Window {
  from: Instant;
  to: Instant;
}

export interface CalendarCalls {
  listCalendars(): Promise<ZoomCalendar[]>;
  /** Each run of repeating events by itself, in order. */
  listEvents(calendarId: string, window: Window): Promise<CalendarEvent[]>;
  freeBusy(calendarIds: string[], window: Window): Promise<BusyTimes>;
  /** Once, however often it is asked: see `createMeeting`. */
  createEvent(
    calendarId: string,
    plan: EventPlan,
    tried?: { mayExist: boolean },
  ): Promise<{ id: string; found: boolean }>;
  updateEvent(calendarId: string, eventId: string, plan: EventPlan): Promise<void>;
  /** Done also where it was gone already. */
  deleteEvent(calendarId: string, eventId: string): Promise<void>;
}

/** Nobody is told by Zoom: the invitation tells them. */
const query = { sendUpdates: 'none' };

export function calendarCalls(call: Call): CalendarCalls {
  const eventsOf = (calendarId: string) => `/calendars/${segment(calendarId)}/events`;
  const pathOf = (calendarId: string, eventId: string) =>
    `${eventsOf(calendarId)}/${segment(eventId)}`;

  async function listEvents(calendarId: string, { from, to }: Window): Promise<CalendarEvent[]> {
    const path = eventsOf(calendarId);
    return allPages(async (pageToken) => {
      const query = { timeMin: from, timeMax: to, singleEvents: true, maxResults: 250, pageToken };
      const request = { method: 'GET', path, query, subject: 'calendar' } as const;
      const { items, nextPageToken: next } = await call(request, eventListAnswer);
      return { items: items.flatMap(eventFrom), next };
    });
  }

  async function find(calendarId: string, plan: EventPlan): Promise<CalendarEvent | undefined> {
    const events = await listEvents(calendarId, { from: plan.startsAt, to: plan.endsAt });
    return events.find((one) => one.reference === plan.reference);
  }

  async function updateEvent(calendarId: string, eventId: string, plan: EventPlan) {
    const path = pathOf(calendarId, eventId);
    const request = { method: 'PATCH', path, query, body: eventBody(plan) } as const;
    await call({ ...request, subject: 'event', repeatable: true });
  }

  return {
    async listCalendars() {
      const path = '/calendars/users/me/calendarList';
      return allPages(async (pageToken) => {
        const query = { maxResults: 100, pageToken };
        const request = { method: 'GET', path, query, subject: 'calendar' } as const;
        const { items, nextPageToken: next } = await call(request, calendarListAnswer);
        return { items: items.map(calendarFrom), next };
      });
    },
    listEvents,
    async freeBusy(calendarIds, { from, to }) {
      const items = calendarIds.map((id) => ({ id }));
      const body = { timeMin: from, timeMax: to, timeZone: 'UTC', items };
      const request = { method: 'POST', path: '/calendars/freeBusy', body } as const;
      const read = { ...request, subject: 'calendar', repeatable: true } as const;
      const { calendars } = await call(read, freeBusyAnswer);
      const times = calendars.map(({ id, errors = [], busy = [] }) => [
        id,
        errors.length > 0 ? null : busy.map(({ start, end }) => ({ from: start, to: end })),
      ]);
      const unsaid = calendarIds.map((id) => [id, null]);
      return Object.fromEntries([...unsaid, ...times]);
    },
    async createEvent(calendarId, plan, { mayExist } = { mayExist: false }) {
      const earlier = mayExist ? await find(calendarId, plan) : undefined;
      if (earlier) {
        await updateEvent(calendarId, earlier.id, plan);
        return { id: earlier.id, found: true };
      }
      const body = eventBody(plan);
      const request = { method: 'POST', path: eventsOf(calendarId), query, body } as const;
      try {
        const { id } = await call({ ...request, subject: 'calendar' }, eventAnswer);
        return { id, found: false };
      } catch (error) {
        if (!isZoomError(error) || !error.facts.mayHaveHappened) throw error;
        const made = await find(calendarId, plan).catch(() => undefined);
        if (made === undefined) throw error;
        return { id: made.id, found: true };
      }
    },
    updateEvent,
    async deleteEvent(calendarId, eventId) {
      const path = pathOf(calendarId, eventId);
      const request = { method: 'DELETE', path, query, subject: 'event' } as const;
      await call({ ...request, repeatable: true }).catch((error: unknown) => {
        if (!isZoomError(error, 'not_found')) throw error;
      });
    },
  };
}

/** The body of insert and of patch, which wants both times even where one stays. */
export const eventBody = (plan: EventPlan) => ({
  summary: plan.title,
  description: withReference(plan.reference, plan.description),
  location: plan.location,
  start: { dateTime: plan.startsAt, timeZone: plan.timeZone },
  end: { dateTime: plan.endsAt, timeZone: plan.timeZone },
  attendees: plan.attendees.map((email) => ({ email })),
});

type ListedCalendar = z.output<typeof calendarListAnswer>['items'][number];
const calendarFrom = (answer: ListedCalendar): ZoomCalendar => ({
  id: answer.id,
  name: answer.summary ?? answer.id,
  primary: answer.primary ?? false,
  timeZone: answer.timeZone ?? null,
  writable: answer.accessRole === 'owner' || answer.accessRole === 'writer',
});

type ListedEvent = z.output<typeof eventListAnswer>['items'][number];
function eventFrom(answer: ListedEvent): CalendarEvent[] {
  if (!('start' in answer) || answer.status === 'cancelled') return [];
  const { id, summary = '', description, transparency, start, end } = answer;
  const time =
    'date' in start
      ? { fromDate: start.date, toDate: 'date' in end ? end.date : start.date }
      : { from: start.dateTime, to: 'dateTime' in end ? end.dateTime : start.dateTime };
  const busy = transparency !== 'transparent';
  return [{ id, title: summary, time, busy, reference: referenceIn(description) }];
}
