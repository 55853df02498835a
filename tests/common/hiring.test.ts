import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HIRING_MIN, hiringOf, type Progress } from '../../common/hiring.ts';
import { STAGE_TYPES } from '../../common/pipeline.ts';

const applied = (month: string, count: number): Progress[] =>
  Array.from({ length: count }, () => ({
    appliedMonth: month,
    reached: ['applied', 'offer', 'rejected'],
    finalType: 'rejected',
  }));

describe('how far applications came', () => {
  test('who came to a step came to those before it; being rejected is no step', () => {
    expect(hiringOf(applied('2026-01', 5))).toEqual([
      {
        from: '2026-01',
        to: '2026-01',
        applied: 5,
        screen: 5,
        interview: 5,
        offer: 5,
        hired: 0,
        rejected: 5,
        withdrawn: 0,
      },
    ]);
  });

  test('months with few are counted with those after them, the last with those before', () => {
    const all = [
      ...applied('2026-04', 2),
      ...applied('2026-01', 3),
      ...applied('2026-02', 2),
      ...applied('2026-03', 6),
    ];
    expect(hiringOf(all).map(({ from, to, applied: count }) => [from, to, count])).toEqual([
      ['2026-01', '2026-02', 5],
      ['2026-03', '2026-04', 8],
    ]);
  });

  test('no number is about fewer than five people, and none is lost where there are five', () => {
    const one = fc.record({
      appliedMonth: fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-07', '2027-01'),
      reached: fc.array(fc.constantFrom(...STAGE_TYPES)),
      finalType: fc.option(fc.constantFrom(...STAGE_TYPES)),
    });
    fc.assert(
      fc.property(fc.array(one), (all) => {
        const periods = hiringOf(all);
        expect(periods.every((period) => period.applied >= HIRING_MIN)).toBe(true);
        const sum = periods.reduce((total, period) => total + period.applied, 0);
        expect(sum).toBe(all.length >= HIRING_MIN ? all.length : 0);
      }),
    );
  });
});
