import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type CalendarEntry, calendarText } from '../../server/mail/ics.ts';
import { offsetAt, vtimezone } from '../../server/mail/vtimezone.ts';
import { calendarWords } from '../../server/rehearsal/calendar-words.ts';

const ENTRY: CalendarEntry = {
  method: 'REQUEST',
  uid: 'interview-1@hireside',
  sequence: 3,
  now: Date.parse('2026-01-15T09:00:00.000Z'),
  startsAt: '2026-06-10T13:00:00.000Z',
  minutes: 45,
  timeZone: 'Europe/Dublin',
  summary: 'Technical interview with Corrib',
  description: 'Hello Niamh',
  organizer: { name: 'Priya Raman', email: 'priya@corrib.example' },
  sentBy: 'interviews@corrib.example',
  attendee: { name: 'Niamh Brennan', email: 'niamh@example.com' },
  location: 'https://zoom.us/j/83244710925?pwd=abc',
  url: 'https://zoom.us/j/83244710925?pwd=abc',
};

/** Read by an implementation that is not ours, with the zone rules that came along. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  const component = calendar.getFirstSubcomponent('vevent')!;
  const start = component.getFirstPropertyValue('dtstart') as ICAL.Time;
  const end = component.getFirstPropertyValue('dtend') as ICAL.Time;
  const timezone = zone === null ? null : new ICAL.Timezone(zone);
  const instant = (time: ICAL.Time) => {
    if (timezone !== null) time.zone = timezone;
    return time.toJSDate().toISOString();
  };
  return { calendar, component, zone, start: instant(start), end: instant(end) };
}

describe('the calendar entry', () => {
  test('is an iTIP request: who, whom, which version, all as clients need it', () => {
    const { calendar, component, zone } = read(calendarText(ENTRY));
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(zone?.getFirstPropertyValue('tzid')).toBe('Europe/Dublin');
    expect(component.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Europe/Dublin');
    expect(component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-01-15T09:00:00Z');
    expect(component.getFirstPropertyValue('uid')).toBe('interview-1@hireside');
    expect(component.getFirstPropertyValue('sequence')).toBe(3);
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(component.getFirstPropertyValue('location')).toBe(ENTRY.location);
    expect(component.getFirstPropertyValue('url')).toBe(ENTRY.url);
    const organizer = component.getFirstProperty('organizer')!;
    expect(organizer.getFirstValue()).toBe('mailto:priya@corrib.example');
    expect(organizer.getParameter('cn')).toBe('Priya Raman');
    expect(organizer.getParameter('sent-by')).toBe('mailto:interviews@corrib.example');
    const attendee = component.getFirstProperty('attendee')!;
    expect(String(attendee.getFirstValue()).toLowerCase()).toBe('mailto:niamh@example.com');
    expect(attendee.getParameter('rsvp')).toBe('TRUE');
    expect(attendee.getParameter('partstat')).toBe('NEEDS-ACTION');
  });

  test('says how to join where calendars have a button for it, and nothing where there is no link', () => {
    const url = `https://zoom.us/j/83244710925?pwd=${'a1b2'.repeat(20)}&tk=x,y;z`;
    const written = calendarText({ ...ENTRY, url });
    const conference = read(written).component.getFirstProperty('conference')!;
    expect(conference.getFirstValue()).toBe(url.replace(',', '%2C').replace(';', '%3B'));
    expect(conference.type).toBe('uri');
    expect(conference.getParameter('label')).toBe('Join on Zoom');
    for (const line of written.split('\r\n')) expect(line.length).toBeLessThanOrEqual(75);
    expect(calendarText({ ...ENTRY, url: null })).not.toContain('CONFERENCE');
  });

  test('a cancellation says so twice: in the method and in the status', () => {
    const { calendar, component } = read(calendarText({ ...ENTRY, method: 'CANCEL' }));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  test('any text comes through: lines, commas, quotes, emoji, and nothing becomes a property', () => {
    const text = fc
      .oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
        fc.constantFrom(
          'a\nEND:VEVENT\nX',
          'é'.repeat(90),
          'Gespräch über Größe. '.repeat(9),
          '👩‍👩‍👧‍👦'.repeat(20),
          'a,b;c\\n"d"',
        ),
      )
      .filter(
        (one) =>
          one.trim() !== '' && !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\r]/u.test(one.replaceAll('\n', '')),
      );
    fc.assert(
      fc.property(text, text, (description, name) => {
        const entry = { ...ENTRY, description, attendee: { ...ENTRY.attendee, name } };
        const written = calendarText(entry);
        for (const line of written.split('\r\n')) {
          expect(line).not.toMatch(/[\r\n]/);
          // A fold within a character would break it: what comes before is sent as bytes.
          expect(line).not.toMatch(/\p{Cs}/u);
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        }
        const { component } = read(written);
        expect(component.getFirstPropertyValue('description')).toBe(description);
        expect(component.getAllProperties('attendee')).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  // The hours around each change of 2026, whichever the process's own zone is.
  test.each([
    ['Europe/Dublin', '2026-03-29T00:00:00.000Z'],
    ['Europe/Dublin', '2026-10-25T00:00:00.000Z'],
    ['America/New_York', '2026-03-08T06:00:00.000Z'],
    ['America/New_York', '2026-11-01T05:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-04T14:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['Africa/Casablanca', '2026-03-22T01:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-29T00:00:00.000Z'],
  ])('%s around %s: another implementation finds the same moments', (timeZone, around) => {
    for (let minutes = -180; minutes <= 180; minutes += 30) {
      const startsAt = new Date(Date.parse(around) + minutes * 60_000).toISOString();
      const { start, end } = read(calendarText({ ...ENTRY, startsAt, timeZone }));
      expect(start).toBe(startsAt);
      expect(end).toBe(new Date(Date.parse(startsAt) + 45 * 60_000).toISOString());
    }
  });

  test('zones that change by a yearly rule have one, once for each half of the year', () => {
    expect(vtimezone('Europe/Dublin', 2026)).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU');
    expect(vtimezone('America/New_York', 2026)).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU');
    const yearly = vtimezone('America/New_York', 2026);
    expect(yearly.match(/BEGIN:(STANDARD|DAYLIGHT)/g)).toHaveLength(2);
    expect(vtimezone('Asia/Kolkata', 2026)).not.toContain('RRULE');
    expect(offsetAt(Date.parse('2026-07-01T00:00:00.000Z'), 'Asia/Kolkata')).toBe(5.5 * 3_600_000);
  });

  test('every zone there is gives the same moment back', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 365 * 24 * 4 }),
        (timeZone, quarters) => {
          const startsAt = new Date(Date.UTC(2026, 0, 1) + quarters * 900_000).toISOString();
          expect(read(calendarText({ ...ENTRY, startsAt, timeZone })).start).toBe(startsAt);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the rehearsal’s words say what the entry says', () => {
    expect(calendarWords(calendarText({ ...ENTRY, summary: 'A, b; c' }))).toEqual({
      method: 'REQUEST',
      summary: 'A, b; c',
      start: 'Wednesday, 10 June 2026, 14:00 Europe/Dublin',
      end: 'Wednesday, 10 June 2026, 14:45 Europe/Dublin',
      location: ENTRY.location,
      organizer: 'Priya Raman <priya@corrib.example>',
      attendees: ['Niamh Brennan <niamh@example.com>'],
      uid: 'interview-1@hireside',
      sequence: 3,
    });
  });
});
