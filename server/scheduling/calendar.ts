import type { CalendarState } from '../../common/meeting-plan.ts';
import type { MeetingPlanRow } from '../../db/meeting-plans.ts';
import type { EventPlan } from '../zoom/calendars.ts';
import type { ZoomClient } from '../zoom/client.ts';
import { isZoomError } from '../zoom/errors.ts';
import { mayCall } from '../zoom/scopes.ts';
import { problemOf } from './problem.ts';

/** How the entry in the host's calendar stands after a try. */
export interface CalendarOutcome {
  calendar_id: string | null;
  event_id: string | null;
  calendar_state: CalendarState;
  calendar_message: string | null;
}

const NOT_ALLOWED =
  'Zoom has not allowed Hireside to write to this host’s calendar, so the interview stands without ' +
  'an entry. To have one, connect Zoom again under Settings → Integrations and allow calendars.';
const NONE =
  'Zoom shows no calendar of this host that can be written to. Connect a calendar in Zoom’s settings.';

type Entry = Pick<MeetingPlanRow, 'calendar_id' | 'event_id' | 'calendar_tried'>;

/** Writes or moves the entry. Its failure is a sentence: the interview does not depend on it. */
export async function writeEntry(
  client: ZoomClient,
  scopes: readonly string[],
  entry: Entry,
  event: EventPlan,
): Promise<CalendarOutcome> {
  const kept = { calendar_id: entry.calendar_id, event_id: entry.event_id };
  const calls = ['listCalendars', 'createEvent', 'updateEvent'] as const;
  if (!calls.every((call) => mayCall(scopes, call)))
    return { ...kept, calendar_state: 'off', calendar_message: NOT_ALLOWED };
  try {
    if (entry.calendar_id !== null && entry.event_id !== null) {
      const moved = await moveEntry(client, entry.calendar_id, entry.event_id, event);
      if (moved) return { ...kept, calendar_state: 'written', calendar_message: null };
    }
    const calendars = (await client.listCalendars()).filter(({ writable }) => writable);
    const calendar = calendars.find(({ primary }) => primary) ?? calendars[0];
    if (calendar === undefined) return { ...kept, calendar_state: 'off', calendar_message: NONE };
    const mayExist = entry.calendar_tried > 0;
    const { id } = await client.createEvent(calendar.id, event, { mayExist });
    const written = { calendar_id: calendar.id, event_id: id };
    return { ...written, calendar_state: 'written', calendar_message: null };
  } catch (error) {
    return { ...kept, calendar_state: 'failed', calendar_message: problemOf(error).message };
  }
}

/** @returns false where somebody has removed it from the calendar: it is written anew */
async function moveEntry(client: ZoomClient, calendar: string, id: string, event: EventPlan) {
  try {
    await client.updateEvent(calendar, id, event);
    return true;
  } catch (error) {
    if (isZoomError(error, 'not_found')) return false;
    throw error;
  }
}

/** Removes the entry, where there is one. */
export async function removeEntry(client: ZoomClient, entry: Entry): Promise<CalendarOutcome> {
  const { calendar_id, event_id } = entry;
  if (calendar_id === null || event_id === null)
    return { calendar_id, event_id, calendar_state: 'none', calendar_message: null };
  try {
    await client.deleteEvent(calendar_id, event_id);
    const gone = { calendar_id: null, event_id: null };
    return { ...gone, calendar_state: 'removed', calendar_message: null };
  } catch (error) {
    const { message } = problemOf(error);
    return { calendar_id, event_id, calendar_state: 'failed', calendar_message: message };
  }
}
