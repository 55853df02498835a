import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardOf } from '../../../client/features/guide/board.ts';
import {
  budgetWords,
  eatenMinutes,
  minutesLeft,
  spanText,
} from '../../../client/features/guide/timing.ts';
import { fold } from '../../../common/reduce.ts';
import { DATA_KIT } from '../../support/kit-world.ts';
import { IDS, niamhsLog, START } from '../../support/panel-world.ts';

const interview = fold(niamhsLog()).interviews[IDS.interview]!;
const question = DATA_KIT.sections[1]!.questions[0]!;
const atMinute = (minutes: number) => START + minutes * 60_000;
const untouched = { kit: DATA_KIT, guide: undefined, notes: {}, interview };

describe('what is said about a question’s time', () => {
  it.each([
    [0, null],
    [287, null],
    [288, 'About a minute left'],
    [315, 'About a minute left'],
    [316, 'Less than a minute left'],
    [360, 'Its time is up'],
    [361, '0:01 over'],
    [430, '1:10 over'],
  ])('%i of 360 seconds: %s', (spent, words) => {
    expect(budgetWords({ question, spent })).toBe(words);
  });

  it('of a long one in minutes, of one without a budget nothing', () => {
    expect(budgetWords({ question: { ...question, minutes: 20 }, spent: 960 })).toBe(
      'About 4 minutes left',
    );
    expect(budgetWords({ question: { ...question, minutes: 0 }, spent: 960 })).toBeNull();
  });

  it('minutes go on past the hour', () => {
    expect([0, 59, 60, 4330].map(spanText)).toEqual(['0:00', '0:59', '1:00', '72:10']);
  });
});

describe('minutes left of the interview', () => {
  it('count from the real start, and are all there before it', () => {
    expect(minutesLeft({ ...interview, startedAt: null }, atMinute(-3))).toBe(45);
    expect(minutesLeft(interview, atMinute(23.7))).toBe(21);
    expect(minutesLeft(interview, atMinute(44.9))).toBe(1);
    expect(minutesLeft(interview, atMinute(45))).toBe(0);
    expect(minutesLeft(interview, atMinute(50))).toBe(-5);
  });
});

describe('the time kept for the candidate’s own questions', () => {
  const eaten = (minutes: number, one = interview) =>
    eatenMinutes(
      boardOf({ ...untouched, interview: one }, atMinute(minutes)),
      one,
      8,
      atMinute(minutes),
    );

  it('is safe while the plan fits: 37 minutes of questions and 8 kept, of 45', () => {
    expect(eaten(0)).toBe(0);
    expect(eaten(3)).toBe(3);
    expect(eaten(60)).toBe(8);
  });

  it('before the start the whole plan is measured', () => {
    expect(eaten(-10, { ...interview, startedAt: null, minutes: 40 })).toBe(5);
  });

  it('after the end nothing is said', () => {
    expect(eaten(60, { ...interview, endedAt: new Date(atMinute(50)).toISOString() })).toBe(0);
  });

  it('once everything is covered, it is theirs', () => {
    const questions = Object.fromEntries(
      DATA_KIT.sections
        .flatMap((section) => section.questions)
        .map(({ id }) => [id, { ...boardOf(untouched, 0).rows[0]!.progress, state: 'asked' }]),
    ) as NonNullable<Parameters<typeof boardOf>[0]['guide']>['questions'];
    const guide = { id: IDS.interview, applicationId: null, questions, current: null };
    const board = boardOf({ ...untouched, guide }, atMinute(43));
    expect(eatenMinutes(board, interview, 8, atMinute(43))).toBe(0);
  });

  it('is never more than was kept, and never less than nothing, at any time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -600, max: 600 }),
        fc.integer({ min: 0, max: 60 }),
        (at, kept) => {
          const board = boardOf(untouched, atMinute(at));
          const minutes = eatenMinutes(board, interview, kept, atMinute(at));
          expect(minutes).toBeGreaterThanOrEqual(0);
          expect(minutes).toBeLessThanOrEqual(kept);
        },
      ),
    );
  });
});
