import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cueAt, momentAt, nearestStart, wallOf } from '../../common/moments.ts';

/** The meeting begins at 0; recording from minute 2 to 10, and from 15 on. */
const MINUTE = 60_000;
const PARTS = [
  { from: 2 * MINUTE, to: 10 * MINUTE },
  { from: 15 * MINUTE, to: null },
];

describe('a moment of the meeting in its recording', () => {
  test.each([
    [1, { part: 0, ms: 0, isInside: false }],
    [2, { part: 0, ms: 0, isInside: true }],
    [9, { part: 0, ms: 7 * MINUTE, isInside: true }],
    [10, { part: 1, ms: 0, isInside: false }],
    [14, { part: 1, ms: 0, isInside: false }],
    [15, { part: 1, ms: 0, isInside: true }],
    [75, { part: 1, ms: 60 * MINUTE, isInside: true }],
  ])('at minute %i is where it was recorded, or what comes next', (minute, expected) => {
    expect(momentAt(PARTS, minute * MINUTE)).toEqual(expected);
  });

  test('after everything is the end; without a recording there is none', () => {
    const [first] = PARTS;
    const end = { part: 0, ms: 8 * MINUTE, isInside: false };
    expect(momentAt([first!], 20 * MINUTE)).toEqual(end);
    expect(momentAt([], 0)).toBeNull();
    expect(wallOf(PARTS, { part: 2, ms: 0 })).toBeNull();
  });

  test('by a clock that is ahead is earlier by as much', () => {
    expect(momentAt(PARTS, 3 * MINUTE, 30_000)).toMatchObject({ part: 0, ms: 30_000 });
    expect(wallOf(PARTS, { part: 0, ms: 30_000 }, 30_000)).toBe(3 * MINUTE);
  });

  test('property: there and back is the same moment wherever it was recorded', () => {
    const lengths = fc.array(fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 1_000 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(
        lengths,
        fc.nat(100_000),
        fc.integer({ min: -500, max: 500 }),
        (all, at, skew) => {
          let from = 0;
          const parts = all.map(([gap, length]) => {
            from += gap;
            const part = { from, to: from + length };
            from += length;
            return part;
          });
          const moment = momentAt(parts, at, skew)!;
          if (moment.isInside) expect(wallOf(parts, moment, skew)).toBe(at);
        },
      ),
    );
  });
});

describe('the cue of a moment', () => {
  const cue = (part: number, startMs: number) => ({ part, startMs, endMs: startMs + 5_000 });
  const CUES = [cue(0, 10_000), cue(0, 20_000), cue(0, 300_000), cue(1, 0)];
  const at = (part: number, ms: number) => cueAt(CUES, { part, ms, isInside: true });

  test.each([
    [0, 0, 0],
    [0, 10_000, 0],
    [0, 19_999, 0],
    [0, 24_000, 1],
    [0, 80_000, 1],
    [0, 300_000, 2],
    [1, 0, 3],
  ])('of part %i at %i ms is the one that was being said: %i', (part, ms, index) => {
    expect(at(part, ms)).toBe(index);
  });

  test('is none where nobody spoke for long', () => {
    expect(at(0, 120_000)).toBeNull();
    expect(at(1, 120_000)).toBeNull();
    expect(cueAt([], { part: 0, ms: 0, isInside: true })).toBeNull();
    expect(cueAt(CUES, null)).toBeNull();
  });
});

test('the file of a part is the one that began nearest to it', () => {
  expect(nearestStart([10, 20, 31], 22, (one) => one)).toBe(20);
  expect(nearestStart([], 22, (one: number) => one)).toBeNull();
});
