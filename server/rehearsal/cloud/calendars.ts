import { z } from 'zod';
import { REFUSALS } from './answers.ts';
import { type CloudCalendar, type CloudEvent, newEventId } from './calendar-week.ts';
import type { CloudCall, CloudDeps, CloudRoute } from './route.ts';
import type { CloudState } from './state.ts';
import { own } from './users.ts';

const time = z.object({
  dateTime: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  timeZone: z.string().optional(),
});
const event = z.object({
  summary: z.string().optional(),
  description: z.string().optional(),
  location: z.string().optional(),
  start: time,
  end: time,
  attendees: z.array(z.object({ email: z.string() })).optional(),
});
const question = z.object({
  timeMin: time.shape.dateTime,
  timeMax: time.shape.dateTime,
  timeZone: z.string().optional(),
  items: z.array(z.object({ id: z.string() })).max(50),
});

const EVENTS = '/calendars/:calendarId/events';
const EVENT = `${EVENTS}/:eventId`;

export function calendarRoutes({ state }: CloudDeps): CloudRoute[] {
  return [
    {
      name: 'list_calendars',
      method: 'get',
      path: '/calendars/users/:userId/calendarList',
      scope: 'calendar:read:list_calendar_lists',
      answer(call) {
        const { id } = own(call, 'calendar:read:admin');
        const mine = [...state.calendars.values()].filter((one) => one.ownerId === id);
        return {
          status: 200,
          body: { kind: 'calendar#calendarList', items: mine.map(calendarAnswer) },
        };
      },
    },
    {
      name: 'free_busy',
      method: 'post',
      path: '/calendars/freeBusy',
      scope: 'calendar:read:list_events',
      answer({ body }) {
        const { timeMin, timeMax, items } = read(question, body);
        const calendars = items.map(({ id }) => freeBusyOf(state, id, timeMin, timeMax));
        return { status: 200, body: { kind: 'calendar#freeBusy', calendars } };
      },
    },
    {
      name: 'list_events',
      method: 'get',
      path: EVENTS,
      scope: 'calendar:read:list_events',
      answer(call) {
        const from = Date.parse(call.query.get('timeMin') ?? '') || 0;
        const to = Date.parse(call.query.get('timeMax') ?? '') || Number.POSITIVE_INFINITY;
        const events = [...mine(state, call).events.values()]
          .filter((one) => one.from < to && one.to > from)
          .sort((a, b) => a.from - b.from);
        return { status: 200, body: pageOf(events, call.query) };
      },
    },
    {
      name: 'create_event',
      method: 'post',
      path: EVENTS,
      scope: 'calendar:write:event',
      answer(call) {
        const calendar = mine(state, call);
        const made = eventFrom(newEventId(), calendar, read(event, call.body));
        calendar.events.set(made.id, made);
        return { status: 200, body: eventAnswer(made) };
      },
    },
    {
      name: 'update_event',
      method: 'patch',
      path: EVENT,
      scope: 'calendar:update:event',
      answer(call) {
        const calendar = mine(state, call);
        const { id } = eventIn(calendar, call);
        const changed = eventFrom(id, calendar, read(event, call.body));
        calendar.events.set(id, changed);
        return { status: 200, body: eventAnswer(changed) };
      },
    },
    {
      name: 'delete_event',
      method: 'delete',
      path: EVENT,
      scope: 'calendar:delete:event',
      answer(call) {
        const calendar = mine(state, call);
        calendar.events.delete(eventIn(calendar, call).id);
        return { status: 204 };
      },
    },
  ];
}

/** Events are shown to a calendar's owner only; when people are busy, to the whole account. */
function mine({ calendars }: CloudState, { user, params }: CloudCall): CloudCalendar {
  const calendar = calendars.get(params.calendarId ?? '');
  if (calendar?.ownerId !== user.id) throw REFUSALS.calendar(404, 'Not Found');
  return calendar;
}

function eventIn({ events }: CloudCalendar, { params }: CloudCall): CloudEvent {
  const found = events.get(params.eventId ?? '');
  if (found === undefined) throw REFUSALS.calendar(404, 'Not Found');
  return found;
}

function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (!result.success) throw REFUSALS.calendar(400, 'Bad Request');
  return result.data;
}

function eventFrom(id: string, { timeZone }: CloudCalendar, input: z.output<typeof event>) {
  return {
    id,
    summary: input.summary ?? '',
    description: input.description ?? '',
    location: input.location ?? '',
    from: input.start.dateTime,
    to: input.end.dateTime,
    timeZone: input.start.timeZone ?? timeZone,
    attendees: input.attendees ?? [],
    free: false,
  };
}

function pageOf(events: CloudEvent[], query: URLSearchParams) {
  const size = Math.min(Number(query.get('maxResults')) || 250, 2_500);
  const from = Number(query.get('pageToken')) || 0;
  const next = from + size < events.length ? { nextPageToken: String(from + size) } : {};
  const items = events.slice(from, from + size).map(eventAnswer);
  return { kind: 'calendar#events', ...next, items };
}

function freeBusyOf({ calendars }: CloudState, id: string, from: number, to: number) {
  const calendar = calendars.get(id);
  if (calendar === undefined)
    return { id, errors: [{ domain: 'global', reason: 'notFound' }], busy: [] };
  const busy = [...calendar.events.values()]
    .filter((one) => !one.free && one.from < to && one.to > from)
    .sort((a, b) => a.from - b.from)
    .map((one) => ({ start: utc(one.from), end: utc(one.to) }));
  return { id, errors: [], busy };
}

const utc = (ms: number) => new Date(ms).toISOString();

const calendarAnswer = ({ id, name, timeZone }: CloudCalendar) => ({
  kind: 'calendar#calendarListEntry',
  id,
  summary: name,
  timeZone,
  primary: true,
  accessRole: 'owner',
});

const eventAnswer = (one: CloudEvent) => ({
  kind: 'calendar#event',
  id: one.id,
  status: 'confirmed',
  summary: one.summary,
  description: one.description,
  location: one.location,
  transparency: one.free ? 'transparent' : 'opaque',
  start: { dateTime: utc(one.from), timeZone: one.timeZone },
  end: { dateTime: utc(one.to), timeZone: one.timeZone },
  attendees: one.attendees,
});
