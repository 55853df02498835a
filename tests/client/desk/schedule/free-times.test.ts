import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeTimes, overlaps, WORKING } from '../../../../client/desk/schedule/free-times.ts';
import { instantFor, wallTimeAt, weekdayOf } from '../../../../common/wall-time.ts';

const DAY = 86_400_000;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const berlin = (date: string, time: string) => instantFor({ date, time }, 'Europe/Berlin');
const search = (more: object) => ({
  at: berlin('2026-11-24', '10:00'),
  minutes: 60,
  timeZone: 'Europe/Berlin',
  candidateZone: null,
  busy: [],
  now: berlin('2026-11-23', '09:00'),
  until: berlin('2026-12-04', '00:00'),
  ...more,
});
const words = (times: number[]) =>
  times.map((at) => Object.values(wallTimeAt(at, 'Europe/Berlin')).join(' '));

describe('free times near a chosen one', () => {
  test('are at about its time of day, on its day and the next, two on a day at most', () => {
    const busy = [{ from: berlin('2026-11-24', '10:30'), to: berlin('2026-11-24', '11:30') }];
    expect(words(freeTimes(search({ busy })))).toEqual([
      '2026-11-24 08:30',
      '2026-11-24 09:30',
      '2026-11-25 10:00',
    ]);
  });

  test('skip the weekend, and what is past', () => {
    const at = berlin('2026-11-28', '10:00');
    expect(words(freeTimes(search({ at })))).toEqual([
      '2026-11-30 09:00',
      '2026-11-30 10:00',
      '2026-12-01 10:00',
    ]);
    const now = berlin('2026-11-24', '16:45');
    expect(words(freeTimes(search({ now })))[0]).toBe('2026-11-24 17:00');
  });

  test('are neither early nor late where the candidate is', () => {
    const found = freeTimes(search({ candidateZone: 'America/New_York' }));
    expect(words(found)).toEqual(['2026-11-24 14:00', '2026-11-24 15:00', '2026-11-25 14:00']);
  });

  test('nobody is ever free: none', () => {
    const { now, until } = search({});
    expect(freeTimes(search({ busy: [{ from: now, to: until }] }))).toEqual([]);
  });

  test('always within the working hours of the zone and free, over every change of clocks', () => {
    const start = Date.parse('2026-01-01T00:00:00.000Z');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 * 2 }),
        fc.constantFrom(...ZONES),
        fc.integer({ min: 5, max: 180 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 40 })), {
          maxLength: 12,
        }),
        (day, timeZone, minutes, blocks) => {
          const now = start + day * DAY;
          const busy = blocks.map(([from, length]) => ({
            from: now + from * 900_000,
            to: now + (from + length) * 900_000,
          }));
          const until = now + 6 * DAY;
          const at = now + DAY / 2;
          const query = { at, minutes, timeZone, candidateZone: null, busy, now, until };
          const found = freeTimes(query);
          expect(found.length).toBeLessThanOrEqual(3);
          for (const from of found) {
            const span = { from, to: from + minutes * 60_000 };
            const [first, last] = [wallTimeAt(from, timeZone), wallTimeAt(span.to, timeZone)];
            expect(first.time >= WORKING.from && last.time <= WORKING.to).toBe(true);
            expect(last.date).toBe(first.date);
            expect([0, 6]).not.toContain(weekdayOf(first.date));
            expect(busy.some((one) => overlaps(one, span))).toBe(false);
            expect(from).toBeGreaterThanOrEqual(now);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
