import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockText, correctedInstant, spentText, toInstant, toMs } from '../../common/time.ts';
import { at, NOON, NOON_MS } from './samples.ts';

describe('a client’s claim of when', () => {
  test.each([
    ['a right clock', at(-5), NOON, at(-5)],
    ['a clock one hour fast, claim in the future', at(55), at(60), at(-5)],
    ['a clock one day slow', at(-1445), at(-1440), at(-5)],
    ['no time of sending', at(-5), undefined, at(-5)],
    ['no time of sending, claim in the future', at(5), undefined, NOON],
    ['a claim after its own sending', at(5), NOON, NOON],
    ['no time at all', 'soon', NOON, NOON],
    ['a sending time that is none', at(-5), 'soon', at(-5)],
  ])('%s', (_, claim, sentAt, expected) => {
    expect(correctedInstant(claim, sentAt, NOON_MS)).toBe(expected);
  });

  test('is never in the future, whatever the clocks say', () => {
    const any = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
    fc.assert(
      fc.property(any, any, (claim, sent) => {
        const corrected = correctedInstant(claim.toISOString(), sent.toISOString(), NOON_MS);
        expect(toMs(corrected)).toBeLessThanOrEqual(NOON_MS);
      }),
    );
  });

  test('instants and milliseconds are each other’s inverse', () => {
    expect(toMs(toInstant(NOON_MS + 7))).toBe(NOON_MS + 7);
    expect(toInstant(NOON_MS)).toBe(NOON);
  });
});

describe('times in words', () => {
  test.each([
    [0, '00:00'],
    [999, '00:00'],
    [(23 * 60 + 41) * 1000, '23:41'],
    [3_600_000, '1:00:00'],
    [(3600 + 123) * 1000, '1:02:03'],
    [-90_000, '-01:30'],
    [-500, '00:00'],
  ])('%d ms into the meeting reads %s', (ms, text) => {
    expect(clockText(ms)).toBe(text);
  });

  test.each([
    [0, 'now'],
    [0.9, 'now'],
    [-10, 'now'],
    [1, '1 min'],
    [59, '59 min'],
    [60, '1 h'],
    [1439, '23 h'],
    [1440, '1 day'],
    [6 * 1440, '6 days'],
  ])('%d minutes in a stage reads %s', (minutes, text) => {
    expect(spentText(NOON, NOON_MS + minutes * 60_000)).toBe(text);
  });
});
