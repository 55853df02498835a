import { expect, test } from 'vitest';
import { wallTime } from '../../../server/rehearsal/cloud/wall-time.ts';

const at = (local: string, zone = 'Europe/Dublin') => new Date(wallTime(local, zone)).toISOString();

test('wall time: summer and winter, either side of the equator, half hours', () => {
  expect(at('2026-12-01T09:15:00')).toBe('2026-12-01T09:15:00.000Z');
  expect(at('2026-07-01T09:15:00')).toBe('2026-07-01T08:15:00.000Z');
  expect(at('2026-12-01T09:15:00', 'Australia/Sydney')).toBe('2026-11-30T22:15:00.000Z');
  expect(at('2026-12-01T09:15:00', 'Asia/Kolkata')).toBe('2026-12-01T03:45:00.000Z');
});

test('wall time: the hour shown twice is the earlier one, and an hour never shown is close by', () => {
  expect(at('2026-10-25T01:30:00')).toBe('2026-10-25T00:30:00.000Z');
  expect(at('2026-10-25T02:30:00')).toBe('2026-10-25T02:30:00.000Z');
  expect(at('2027-03-28T01:30:00')).toBe('2027-03-28T00:30:00.000Z');
  expect(at('2027-03-28T02:30:00')).toBe('2027-03-28T01:30:00.000Z');
});
