import type { CalendarState } from '../../common/meeting-plan.ts';
import type { Instant } from '../../common/time.ts';
import type { MeetingPlanRow } from '../../db/meeting-plans.ts';
import type { EventPlan } from '../zoom/calendars.ts';
import type { ZoomClient } from '../zoom/client.ts';
import { isZoomError } from '../zoom/errors.ts';
import { mayCall } from '../zoom/scopes.ts';
import { isWorthAnotherTry, problemOf } from './problem.ts';

/** How the entry in the host's calendar stands after a try. */
export interface CalendarOutcome {
  entry: EntryColumns;
  /** Where it passes by itself: not before then, `null` for whenever. */
  again: { retryAt: Instant | null } | null;
}

interface EntryColumns {
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

type Entry = Pick<MeetingPlanRow, 'calendar_id' | 'event_id' | 'calendar_tried' | 'calendar_state'>;
type Where = Pick<EntryColumns, 'calendar_id' | 'event_id'>;

const outcome = (
  where: Where,
  state: CalendarState,
  message: string | null = null,
): CalendarOutcome => ({
  entry: { ...where, calendar_state: state, calendar_message: message },
  again: null,
});

function failed(where: Where, error: unknown): CalendarOutcome {
  const problem = problemOf(error);
  const { retryAt, message } = problem;
  const again = isWorthAnotherTry(problem) ? { retryAt } : null;
  return { ...outcome(where, 'failed', message), again };
}

/** Writes or moves the entry. Its failure is a sentence: the interview does not depend on it. */
export async function writeEntry(
  client: ZoomClient,
  scopes: readonly string[],
  plan: Entry,
  event: EventPlan,
): Promise<CalendarOutcome> {
  const { calendar_id, event_id } = plan;
  const kept = { calendar_id, event_id };
  const calls = ['listCalendars', 'createEvent', 'updateEvent'] as const;
  if (!calls.every((call) => mayCall(scopes, call))) return outcome(kept, 'off', NOT_ALLOWED);
  try {
    if (calendar_id !== null && event_id !== null) {
      const moved = await moveEntry(client, calendar_id, event_id, event);
      if (moved) return outcome(kept, 'written');
    }
    const calendar = await calendarOf(client);
    if (calendar === null) return outcome(kept, 'off', NONE);
    const { id } = await client.createEvent(calendar, event, {
      mayExist: plan.calendar_tried > 0,
    });
    return outcome({ calendar_id: calendar, event_id: id }, 'written');
  } catch (error) {
    return failed(kept, error);
  }
}

/** The calendar that entries go to; `null` where Zoom shows none that can be written to. */
async function calendarOf(client: ZoomClient): Promise<string | null> {
  const calendars = (await client.listCalendars()).filter(({ writable }) => writable);
  return (calendars.find(({ primary }) => primary) ?? calendars[0])?.id ?? null;
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

/** What tells an entry whose number was never heard. */
export type EntrySign = Pick<EventPlan, 'reference' | 'startsAt' | 'endsAt'>;

/**
 * Removes the entry, where there is one.
 * @param sign looked for where an answer that got lost may have made one; `null` where none was asked for
 */
export async function removeEntry(
  client: ZoomClient,
  plan: Entry,
  sign: EntrySign | null,
): Promise<CalendarOutcome> {
  const { calendar_id, event_id } = plan;
  const kept = { calendar_id, event_id };
  try {
    const mayExist = plan.calendar_tried > 0 && plan.calendar_state !== 'off';
    const there =
      calendar_id !== null && event_id !== null
        ? { calendar: calendar_id, event: event_id }
        : sign !== null && mayExist
          ? await findEntry(client, sign)
          : null;
    const gone = { calendar_id: null, event_id: null };
    if (there === null) return outcome(gone, 'none');
    await client.deleteEvent(there.calendar, there.event);
    return outcome(gone, 'removed');
  } catch (error) {
    return failed(kept, error);
  }
}

async function findEntry(client: ZoomClient, { reference, startsAt, endsAt }: EntrySign) {
  const calendar = await calendarOf(client);
  if (calendar === null) return null;
  const events = await client.listEvents(calendar, { from: startsAt, to: endsAt });
  const event = events.find((one) => one.reference === reference);
  return event === undefined ? null : { calendar, event: event.id };
}
