import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthText, reportsCopy } from '../../../client/copy-reports.ts';
import { fairnessCsv } from '../../../client/desk/reports/fairness-csv.ts';
import { levelsOf, placeOf, scaleFor } from '../../../client/desk/reports/plot.ts';
import { csvOf } from '../../../common/csv.ts';
import type { FairnessSummary } from '../../../common/fairness.ts';
import { fairnessReport } from '../../support/fairness-report.ts';

describe('comma-separated values', () => {
  test.each([
    ['=HYPERLINK("http://x.example")', `"'=HYPERLINK(""http://x.example"")"`],
    ['+353 1 555', `"'+353 1 555"`],
    ['-2+3', `"'-2+3"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['＝1+1', `"'＝1+1"`],
    ['a=b', '"a=b"'],
    ['She said “yes”, twice', '"She said “yes”, twice"'],
    ['a "quoted" word', '"a ""quoted"" word"'],
  ])('a cell %j is words to a spreadsheet', (cell, written) => {
    expect(csvOf([[cell]])).toBe(`${written}\r\n`);
  });

  test('numbers stay numbers, what is not there stays empty', () => {
    expect(csvOf([[1, -2, null, '']])).toBe('1,-2,,""\r\n');
  });

  test('any words come back as they were but for the mark before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (cells) => {
        const [row] = parse(csvOf([cells]), { relax_column_count: true }) as string[][];
        expect(row!.map((one, index) => (one === `'${cells[index]}` ? cells[index] : one))).toEqual(
          cells,
        );
        for (const one of row!) expect(one).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test('a candidate whose name is a formula is defused in the report’s file', () => {
    const { rounds } = fairnessReport();
    rounds[0]!.interviews[0]!.candidateName = '=cmd|calc';
    const [head, first] = parse(fairnessCsv(rounds)) as string[][];
    expect(head).toContain('Candidate');
    expect(first).toContain("'=cmd|calc");
  });
});

describe('a plot', () => {
  test.each([
    [[], 60],
    [[300], 300],
    [[460, 130], 480],
    [[610], 720],
    [[2830, 2700], 3000],
    [[12_000], 14_400],
    [[100_000], 108_000],
  ])('holds the times %j with at most seven lines', (times, max) => {
    const scale = scaleFor(times);
    expect(scale.max).toBe(max);
    expect(scale.ticks.length).toBeLessThanOrEqual(7);
    expect(scale.ticks[0]).toBe(0);
    expect(scale.ticks.at(-1)).toBe(max);
  });

  test('places a time by its part of the width, never beyond it', () => {
    const scale = scaleFor([600]);
    expect(placeOf(0, scale)).toBe('0%');
    expect(placeOf(200, scale)).toBe('33.33%');
    expect(placeOf(9_000, scale)).toBe('100%');
  });

  test('lays marks in levels so that none of one level covers another', () => {
    expect(levelsOf([], 30)).toEqual([]);
    expect(levelsOf([100, 105, 200, 110], 30)).toEqual([0, 1, 0, 2]);
    const times = fc.array(fc.nat(900), { maxLength: 30 });
    fc.assert(
      fc.property(times, (all) => {
        const levels = levelsOf(all, 30);
        for (const [i, a] of all.entries()) {
          for (const [j, b] of all.entries()) {
            if (i < j && levels[i] === levels[j]) {
              expect(Math.abs(a - b)).toBeGreaterThanOrEqual(30);
            }
          }
        }
      }),
    );
  });
});

describe('the words of a summary', () => {
  const summary = (more: Partial<FairnessSummary>): string =>
    reportsCopy
      .summary({
        candidates: 4,
        open: 0,
        questions: 8,
        askedOfAll: 8,
        askedOfSome: 0,
        askedOfNone: 0,
        apart: null,
        lengths: null,
        versions: 1,
        ...more,
      })
      .join(' ');

  test.each<[string, Partial<FairnessSummary>, string]>([
    ['everyone had everything', {}, 'All 4 candidates were asked all 8 questions.'],
    [
      'two candidates',
      { candidates: 2, askedOfAll: 7, askedOfNone: 1 },
      'Both candidates were asked 7 of 8 questions. 1 question was asked of nobody.',
    ],
    [
      'one candidate',
      { candidates: 1, askedOfAll: 6, askedOfNone: 2 },
      'One candidate so far, asked 6 of 8 questions.',
    ],
    [
      'nothing in common',
      { askedOfAll: 0, askedOfSome: 8 },
      'No question was asked of all 4 candidates. 8 questions were asked of some only.',
    ],
    [
      'nobody yet',
      { candidates: 0, open: 2, askedOfAll: 0, askedOfNone: 8, versions: 0 },
      'No interview of this round is over yet.',
    ],
    [
      'versions and open interviews',
      { versions: 2, open: 1 },
      'All 4 candidates were asked all 8 questions. ' +
        '2 versions of the kit were used; their questions may differ. ' +
        '1 interview is not over and not counted here.',
    ],
    [
      'a kit without questions',
      { questions: 0, askedOfAll: 0 },
      'The kit has no questions to compare.',
    ],
  ])('%s', (_, more, words) => {
    expect(summary(more)).toBe(words);
  });

  test.each([
    [0, '0:00'],
    [130, '2:10'],
    [3599, '59:59'],
    [3723, '1:02:03'],
  ])('%i seconds are %s', (seconds, words) => expect(lengthText(seconds)).toBe(words));
});
