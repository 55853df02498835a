import { describe, expect, test } from 'vitest';
import {
  dayAfter,
  dayIn,
  dayOf,
  isSameTime,
  startOfDay,
  timeOf,
  zoneHere,
  zoneOf,
} from '../../../client/desk/today/day.ts';

const HOUR = 3_600_000;
const at = (instant: string) => Date.parse(instant);
const hours = (day: string, zone: string) =>
  (startOfDay(dayAfter(day, 1), zone) - startOfDay(day, zone)) / HOUR;

describe('a day where the member lives', () => {
  test.each([
    ['Europe/Berlin', '2026-11-21', '2026-11-20T23:00:00Z', 24],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', 25],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', 25],
    // Half an hour of summer time, and a zone of three quarters.
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', 24.5],
    ['Asia/Kathmandu', '2026-11-21', '2026-11-20T18:15:00Z', 24],
    // Clocks change at midnight: the day has none, or has it twice.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z', 23],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00Z', 25],
    // As far from UTC as people live.
    ['Pacific/Kiritimati', '2026-11-21', '2026-11-20T10:00:00Z', 24],
    ['Pacific/Pago_Pago', '2026-11-21', '2026-11-21T11:00:00Z', 24],
  ])('%s, %s begins at %s and has %d hours', (zone, day, start, length) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(iso(start));
    expect(hours(day, zone)).toBe(length);
    expect(dayOf(startOfDay(day, zone), zone)).toBe(day);
    expect(dayOf(startOfDay(day, zone) - 1, zone)).toBe(dayAfter(day, -1));
  });

  const iso = (instant: string) => new Date(instant).toISOString();

  test('the same moment is of two days, and of two times, in two places', () => {
    const late = at('2026-11-21T23:30:00Z');
    expect([dayOf(late, 'Europe/Dublin'), dayOf(late, 'Europe/Berlin')]).toEqual([
      '2026-11-21',
      '2026-11-22',
    ]);
    expect([timeOf(late, 'Europe/Dublin'), timeOf(late, 'Europe/Berlin')]).toEqual([
      '23:30',
      '00:30',
    ]);
    expect(isSameTime(late, 'Europe/Dublin', 'Europe/London')).toBe(true);
    expect(isSameTime(late, 'Europe/Dublin', 'Europe/Berlin')).toBe(false);
  });

  test('the hour that comes twice is shown twice, in order', () => {
    const times = [0, 1, 2].map((hour) =>
      timeOf(at('2026-10-25T00:30:00Z') + hour * HOUR, 'Europe/Berlin'),
    );
    expect(times).toEqual(['02:30', '02:30', '03:30']);
  });

  test('a profile’s zone that no calendar knows is this computer’s', () => {
    expect(zoneOf({ timeZone: 'America/Havana' })).toBe('America/Havana');
    for (const timeZone of ['', 'Mars/Olympus', '+02:00'])
      expect(zoneOf({ timeZone })).toBe(zoneHere());
  });
});

test.each([
  ['2026-11-21', '2026-11-21'],
  ['2026-02-30', 'today'],
  ['2026-13-01', 'today'],
  ['0000-01-01', 'today'],
  ['20261121', 'today'],
  ['', 'today'],
  [null, 'today'],
])('the day of the address %j is %s', (text, day) => {
  expect(dayIn(text, 'today')).toBe(day);
});

test('days follow each other over months and years', () => {
  expect([dayAfter('2026-12-31', 1), dayAfter('2028-03-01', -1)]).toEqual([
    '2027-01-01',
    '2028-02-29',
  ]);
});
