import ical, {
  foldLines,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { type Instant, toMs } from '../../common/time.ts';
import { isWallTimeExact, offsetAt, vtimezone } from './vtimezone.ts';

interface Party {
  name: string;
  email: string;
}

/** One version of an interview's calendar entry. */
export interface CalendarEntry {
  method: 'REQUEST' | 'CANCEL';
  /** The same in every version of an interview's entry. */
  uid: string;
  /** Greater than in every earlier version. */
  sequence: number;
  now: number;
  startsAt: Instant;
  minutes: number;
  /** An IANA name. */
  timeZone: string;
  summary: string;
  description: string;
  /** Whom answers go to. */
  organizer: Party;
  /** The address that sends in the organizer's name, where it is another. */
  sentBy: string;
  attendee: Party;
  location: string | null;
  url: string | null;
}

export const uidOf = (interviewId: string): string => `${interviewId}@hireside`;

/**
 * An iTIP message (RFC 5546) with one event, as Google, Outlook and Apple take it: lines folded
 * and ended by CRLF, times in the reader's zone with the rules of that zone beside them.
 */
export function calendarText(entry: CalendarEntry): string {
  const { method, timeZone, organizer, sentBy, attendee } = entry;
  const start = toMs(entry.startsAt);
  const end = start + entry.minutes * 60_000;
  // In the hour that comes twice only UTC says which of the two is meant.
  const inZone = isWallTimeExact(start, timeZone) && isWallTimeExact(end, timeZone);
  const at = (ms: number) => (inZone ? new WallTime(ms, timeZone) : new Date(ms));
  const calendar = ical({
    prodId: { company: 'Hireside', product: 'Hireside', language: 'EN' },
    method: ICalCalendarMethod[method],
    ...(inZone
      ? {
          // Without a name: the calendar's own zone would take the `Z` from DTSTAMP.
          timezone: {
            name: null,
            generator: (name: string) => vtimezone(name, new Date(start).getUTCFullYear()),
          },
        }
      : {}),
  });
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: new Date(entry.now),
    start: at(start),
    end: at(end),
    ...(inZone ? { timezone: timeZone } : {}),
    summary: oneLine(entry.summary),
    description: entry.description,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    organizer: {
      name: oneLine(organizer.name),
      email: organizer.email,
      ...(sentBy === organizer.email ? {} : { sentBy }),
    },
    attendees: [
      {
        name: oneLine(attendee.name),
        email: attendee.email,
        rsvp: method === 'REQUEST',
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
      },
    ],
    ...(entry.location === null ? {} : { location: entry.location }),
    ...(entry.url === null ? {} : { url: uri(entry.url) }),
  });
  const text = calendar.toString();
  return entry.url === null ? text : withConference(text, entry.url);
}

/** How to join, for calendars that have a button for it (RFC 7986 §5.11); the library has no word for it. */
function withConference(text: string, url: string): string {
  const property = `CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=Join on Zoom:${uri(url)}`;
  return text.replace('\r\nEND:VEVENT', () => `\r\n${foldLines(property)}\r\nEND:VEVENT`);
}

/**
 * The same entry for somebody's other address. Nobody had it yet, so its SEQUENCE is as it was.
 * @param text of `calendarText`
 */
export function withAttendee(text: string, email: string): string {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const changed = lines.map((line) =>
    line.startsWith('ATTENDEE')
      ? line
          .replace(/;EMAIL=[^;:]*/i, () => `;EMAIL=${email}`)
          .replace(/:mailto:[^:]*$/i, () => `:MAILTO:${email}`)
      : line,
  );
  return foldLines(changed.join('\r\n'));
}

/** Names stand in parameters, where a quote or a line end would break out of them. */
const oneLine = (text: string) => text.replace(/[\s"]+/g, ' ').trim();

/** The library escapes what it takes for text; in an address nothing may be left to escape. */
const uri = (url: string) => url.replace(/[,;\\]/g, encodeURIComponent);

/**
 * A moment that says what clocks in a zone show, in the form ical-generator knows from
 * `@date-fns/tz`: a plain date would tell the time of this machine.
 */
class WallTime extends Date {
  readonly internal: Date;

  constructor(
    ms: number,
    private readonly timeZone: string,
  ) {
    super(ms);
    this.internal = new Date(ms + offsetAt(ms, timeZone));
  }

  withTimeZone(): WallTime {
    return this;
  }

  tzComponents(): [string, string, string] {
    return ['', '', this.timeZone];
  }

  override getFullYear = () => this.internal.getUTCFullYear();
  override getMonth = () => this.internal.getUTCMonth();
  override getDate = () => this.internal.getUTCDate();
  override getHours = () => this.internal.getUTCHours();
  override getMinutes = () => this.internal.getUTCMinutes();
  override getSeconds = () => this.internal.getUTCSeconds();
}
