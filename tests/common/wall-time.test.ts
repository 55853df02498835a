import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayIn,
  instantFor,
  instantsOf,
  offsetAt,
  wallTimeAt,
} from '../../common/wall-time.ts';

const ZONES = [
  'Europe/Dublin',
  'America/New_York',
  'America/Havana',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'UTC',
];
const iso = (at: number) => new Date(at).toISOString();

describe('what clocks on the wall show', () => {
  test.each([
    ['an ordinary day', 'Europe/Berlin', '2026-11-24', '10:00', ['2026-11-24T09:00:00.000Z']],
    ['clocks put forward: never', 'Europe/Berlin', '2026-03-29', '02:30', []],
    [
      'clocks put back: twice',
      'Europe/Berlin',
      '2026-10-25',
      '02:30',
      ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ],
    ['forward at midnight', 'Asia/Beirut', '2026-03-29', '00:30', []],
    [
      'back by half an hour',
      'Australia/Lord_Howe',
      '2026-04-05',
      '01:45',
      ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'],
    ],
    ['no such date', 'UTC', '2026-02-30', '10:00', []],
    ['no time', 'UTC', '2026-02-28', '', []],
  ])('%s', (_, zone, date, time, expected) => {
    expect(instantsOf({ date, time }, zone).map(iso)).toEqual(expected);
  });

  test.each([
    ['23 hours', 'Europe/Berlin', '2026-03-29', 23],
    ['25 hours', 'Europe/Berlin', '2026-10-25', 25],
    ['23 hours from one o’clock', 'Asia/Beirut', '2026-03-29', 23],
    ['24 hours', 'Europe/Berlin', '2026-11-24', 24],
  ])('a day of %s', (_, zone, date, hours) => {
    const { from, to } = dayIn(date, zone);
    expect((to - from) / 3_600_000).toBe(hours);
    expect([wallTimeAt(from, zone).date, wallTimeAt(from - 60_000, zone).date]).toEqual([
      date,
      addDays(date, -1),
    ]);
  });

  test('a time that the clocks jump over is as much later as they were put forward', () => {
    const at = instantFor({ date: '2026-03-29', time: '02:30' }, 'Europe/Berlin');
    expect(wallTimeAt(at, 'Europe/Berlin')).toEqual({ date: '2026-03-29', time: '03:30' });
  });

  test('every instant is among those its wall time stands for, in any zone', () => {
    const at = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
      .map((date) => Math.floor(date.getTime() / 60_000) * 60_000);
    fc.assert(
      fc.property(at, fc.constantFrom(...ZONES), (instant, zone) => {
        const found = instantsOf(wallTimeAt(instant, zone), zone);
        expect(found).toContain(instant);
        expect(found.length).toBeLessThanOrEqual(2);
        expect(Math.abs(offsetAt(instant, zone))).toBeLessThanOrEqual(14 * 60);
      }),
      { numRuns: 200 },
    );
  });
});
