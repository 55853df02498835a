import type { StageType } from './pipeline.ts';

/** How far one application came, of somebody who is known or not any more. */
export interface Progress {
  /** `2026-11`. */
  appliedMonth: string;
  /** Types of all stages it was in. */
  reached: readonly StageType[];
  /** Of the stage it is in; `null` where the job has that stage no more. */
  finalType: StageType | null;
}

/** Applications of some months, and how many of them came how far. */
export interface HiringPeriod {
  /** First and last month with an application in it. */
  from: string;
  to: string;
  applied: number;
  /** Came there, or further. */
  screen: number;
  interview: number;
  offer: number;
  hired: number;
  /** Where they stand. */
  rejected: number;
  withdrawn: number;
}

/** Of fewer applications nothing is counted: they could be told from one another. */
export const HIRING_MIN = 5;

const STEPS = ['screen', 'interview', 'offer', 'hired'] as const;

/**
 * Counts applications by the months they came in. Months with fewer than `HIRING_MIN` are counted
 * with those after them, the last with those before, so that no number is about a few people alone.
 * Whose they are has no part in it: erasing somebody changes nothing.
 */
export function hiringOf(all: readonly Progress[]): HiringPeriod[] {
  const sorted = [...all].sort((a, b) => (a.appliedMonth < b.appliedMonth ? -1 : 1));
  const groups: Progress[][] = [];
  let open: Progress[] = [];
  sorted.forEach((one, index) => {
    open.push(one);
    const isMonthOver = sorted[index + 1]?.appliedMonth !== one.appliedMonth;
    if (!isMonthOver || open.length < HIRING_MIN) return;
    groups.push(open);
    open = [];
  });
  if (open.length > 0) groups.push([...(groups.pop() ?? []), ...open]);
  return groups.filter((group) => group.length >= HIRING_MIN).map(periodOf);
}

function periodOf(group: readonly Progress[]): HiringPeriod {
  const count = (test: (one: Progress) => boolean) => group.filter(test).length;
  const came = (step: (typeof STEPS)[number]) => count((one) => furthest(one) >= rank(step));
  return {
    from: group[0]!.appliedMonth,
    to: group.at(-1)!.appliedMonth,
    applied: group.length,
    screen: came('screen'),
    interview: came('interview'),
    offer: came('offer'),
    hired: came('hired'),
    rejected: count(({ finalType }) => finalType === 'rejected'),
    withdrawn: count(({ finalType }) => finalType === 'withdrawn'),
  };
}

/** Rejected and withdrawn are no step further. */
const rank = (type: StageType): number => STEPS.indexOf(type as (typeof STEPS)[number]);
const furthest = ({ reached }: Progress): number => Math.max(-1, ...reached.map(rank));
