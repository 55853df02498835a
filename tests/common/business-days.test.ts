import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextBusinessMorning } from '../../common/business-days.ts';
import { LIMITS } from '../../common/limits.ts';
import { toInstant, toMs } from '../../common/time.ts';

const ZONES = ['Europe/Dublin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];

describe('the next business morning of a person', () => {
  test.each([
    ['the same day, before nine', '2026-11-19T06:00:00Z', 'Europe/Dublin', '2026-11-19T09:00'],
    ['the next day, after nine', '2026-11-19T12:00:00Z', 'Europe/Dublin', '2026-11-20T09:00'],
    ['Monday, from Friday afternoon', '2026-11-20T16:00:00Z', 'Europe/Dublin', '2026-11-23T09:00'],
    ['Monday, from Sunday', '2026-11-22T10:00:00Z', 'Europe/Dublin', '2026-11-23T09:00'],
    ['by the clock of New York', '2026-11-19T12:00:00Z', 'America/New_York', '2026-11-19T14:00'],
    [
      'the day that has begun in Sydney',
      '2026-11-18T20:00:00Z',
      'Australia/Sydney',
      '2026-11-18T22:00',
    ],
    ['after the clocks went back', '2026-10-23T16:00:00Z', 'Europe/Dublin', '2026-10-26T09:00'],
    ['after the clocks went forward', '2026-03-27T16:00:00Z', 'Europe/Dublin', '2026-03-30T08:00'],
    ['in a zone nobody knows', '2026-11-19T12:00:00Z', 'Mars/Olympus', '2026-11-20T09:00'],
  ])('is %s', (_, now, zone, expected) => {
    expect(toInstant(nextBusinessMorning(toMs(now), zone))).toBe(`${expected}:00.000Z`);
  });

  test('is later, within four days, on a weekday, at that hour of the wall', () => {
    const from = toMs('2025-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.nat(3 * 365 * 24 * 60), fc.constantFrom(...ZONES), (minutes, zone) => {
        const now = from + minutes * 60_000;
        const next = nextBusinessMorning(now, zone);
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThan(4 * 24 * 3_600_000);
        const wall = new Intl.DateTimeFormat('en', {
          timeZone: zone,
          weekday: 'short',
          hour: 'numeric',
          minute: 'numeric',
          hourCycle: 'h23',
        }).format(next);
        expect(wall).toMatch(new RegExp(`^(Mon|Tue|Wed|Thu|Fri),? 0?${LIMITS.reminderHour}:00$`));
      }),
      { numRuns: 500 },
    );
  });
});
