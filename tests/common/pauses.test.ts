import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentAt, wallOf } from '../../common/moments.ts';
import {
  asLong,
  type RecordingMark,
  type RecordingStep,
  stretchesOf,
  withPauses,
} from '../../common/pauses.ts';
import { toInstant } from '../../common/time.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-21T12:00:00Z');
const at = (minutes: number) => toInstant(START + minutes * MINUTE);
const mark = (kind: RecordingStep, minutes: number): RecordingMark => ({ kind, at: at(minutes) });
const part = (from: number, to: number | null) => ({
  startsAt: at(from),
  endsAt: to === null ? null : at(to),
});
const pausesOf = (parts: ReturnType<typeof part>[], marks: RecordingMark[]) =>
  withPauses(parts, marks).map(({ pauses }) =>
    pauses.map(({ from, to }) => [from, to].map((one) => (Date.parse(one) - START) / MINUTE)),
  );

describe('pauses within a recording', () => {
  test.each<[string, RecordingMark[], number[][]]>([
    ['between pausing and resuming', [mark('paused', 10), mark('resumed', 15)], [[10, 15]]],
    [
      'as often as it was paused',
      [mark('paused', 10), mark('resumed', 15), mark('paused', 20), mark('resumed', 21)],
      [
        [10, 15],
        [20, 21],
      ],
    ],
    [
      'from the first of two pausings',
      [mark('paused', 10), mark('paused', 12), mark('resumed', 15)],
      [[10, 15]],
    ],
    ['to the end where it never resumed', [mark('started', 0), mark('paused', 50)], [[50, 60]]],
    [
      'to the end where it was stopped meanwhile',
      [mark('paused', 50), mark('stopped', 60)],
      [[50, 60]],
    ],
    ['nowhere where only resuming was told', [mark('resumed', 15)], []],
    ['nowhere without a word of them', [mark('started', 0), mark('stopped', 60)], []],
  ])('are %s', (_what, marks, expected) => {
    expect(pausesOf([part(0, 60)], marks)).toEqual([expected]);
  });

  test('belong to the part in which they were, and files of one part have the same', () => {
    const parts = [part(0, 20), part(0.03, 20), part(30, null)];
    const marks = [
      mark('started', 0),
      mark('paused', 5),
      mark('resumed', 6),
      mark('stopped', 20),
      mark('started', 30),
      mark('paused', 40),
      mark('resumed', 42),
      mark('stopped', 50),
    ];
    expect(pausesOf(parts, marks)).toEqual([[[5, 6]], [[5, 6]], [[40, 42]]]);
  });

  test('an end that Zoom counted by the file’s length is put right by when it was stopped', () => {
    const marks = [mark('paused', 10), mark('resumed', 15), mark('stopped', 60)];
    expect(withPauses([part(0, 55)], marks)[0]).toMatchObject({ endsAt: at(60) });
    expect(withPauses([part(0, 55)], [mark('stopped', 60)])[0]).toMatchObject({ endsAt: at(55) });
  });

  test('are none in a file that is as long as the wall clock’s span, and stay in a shorter one', () => {
    const [one] = withPauses([part(0, 60)], [mark('paused', 10), mark('resumed', 15)]);
    expect(asLong(one!, { ms: 60 * MINUTE - 900 }).pauses).toEqual([]);
    expect(asLong(one!, { ms: 55 * MINUTE + 900 }).pauses).toHaveLength(1);
    expect(asLong(one!, { least: 54 * MINUTE }).pauses).toHaveLength(1);
    expect(asLong(one!, { least: 57 * MINUTE }).pauses).toEqual([]);
  });

  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom<RecordingStep>('started', 'paused', 'resumed', 'stopped'),
      at: fc.nat(70 * 60).map((seconds) => toInstant(START + seconds * 1_000)),
    }),
    { maxLength: 12 },
  );

  test('property: whatever the order and however often they are told, they are the same', () => {
    const told = steps.chain((marks) =>
      fc.tuple(
        fc.constant(marks),
        fc.shuffledSubarray([...marks, ...marks], {
          minLength: 2 * marks.length,
          maxLength: 2 * marks.length,
        }),
      ),
    );
    fc.assert(
      fc.property(told, ([marks, shuffled]) => {
        const parts = [part(0, 30), part(35, 60)];
        expect(withPauses(parts, shuffled)).toEqual(withPauses(parts, marks));
      }),
    );
  });

  test('property: a moment that was recorded is found, and found again; times never run backwards', () => {
    fc.assert(
      fc.property(steps, fc.nat(60 * 60), fc.nat(60 * 60), (marks, one, other) => {
        const stretches = stretchesOf(withPauses([part(0, 60)], marks));
        const [early, later] = [one, other].sort((a, b) => a - b).map((s) => START + s * 1_000);
        const [first, second] = [momentAt(stretches, early!)!, momentAt(stretches, later!)!];
        expect(first.ms).toBeLessThanOrEqual(second.ms);
        if (first.isInside) expect(wallOf(stretches, first)).toBe(early);
      }),
    );
  });

  test('a moment within a pause is where it goes on, and says so', () => {
    const stretches = stretchesOf(
      withPauses([part(0, 60)], [mark('paused', 10), mark('resumed', 15)]),
    );
    const moment = (minutes: number) => momentAt(stretches, START + minutes * MINUTE);
    expect(moment(9)).toEqual({ part: 0, ms: 9 * MINUTE, isInside: true });
    expect(moment(12)).toEqual({ part: 0, ms: 10 * MINUTE, isInside: false });
    expect(moment(15)).toEqual({ part: 0, ms: 10 * MINUTE, isInside: true });
    expect(moment(59)).toEqual({ part: 0, ms: 54 * MINUTE, isInside: true });
    expect(moment(70)).toEqual({ part: 0, ms: 55 * MINUTE, isInside: false });
  });
});
