import { describe, expect, test } from 'vitest';
import { classOf, endsAt, type RetentionRule } from '../../common/retention.ts';

const standing = (
  stageType: 'interview' | 'rejected' | 'withdrawn' | 'hired',
  jobId = 'job-one',
) => ({
  jobId,
  stageType,
  since: '2026-01-31T10:00:00.000Z',
});

describe('what became of a candidate', () => {
  test.each([
    ['no application', [], 'undecided'],
    ['one that is open', [standing('rejected'), standing('interview')], 'undecided'],
    ['hired by one of two', [standing('rejected'), standing('hired')], 'hired'],
    ['rejected', [standing('rejected')], 'rejected'],
    ['withdrawn', [standing('withdrawn')], 'withdrawn'],
  ] as const)('%s', (_, applications, expected) => {
    expect(classOf(applications)).toBe(expected);
  });
});

describe('when a candidate’s time is over', () => {
  const rules: RetentionRule[] = [
    { jobId: null, dataClass: 'rejected', months: 1 },
    { jobId: 'job-long', dataClass: 'rejected', months: 12 },
    { jobId: 'job-kept', dataClass: 'rejected', months: null },
  ];
  const end = (...jobs: string[]) => {
    const applications = jobs.map((jobId) => standing('rejected', jobId));
    const at = endsAt({ lastAt: '2026-01-31T10:00:00.000Z', applications }, rules);
    return at === null ? null : new Date(at).toISOString();
  };
  test('is so many months after the last thing, on the last day where there is no such day', () => {
    expect(end('job-one')).toBe('2026-02-28T10:00:00.000Z');
  });
  test('a job’s own choice comes first, and the longest of several jobs counts', () => {
    expect(end('job-long')).toBe('2027-01-31T10:00:00.000Z');
    expect(end('job-one', 'job-long')).toBe('2027-01-31T10:00:00.000Z');
    expect(end('job-one', 'job-kept')).toBeNull();
  });
  test('nothing is chosen, nobody goes', () => {
    const applications = [standing('hired')];
    expect(endsAt({ lastAt: '2026-01-31T10:00:00.000Z', applications }, rules)).toBeNull();
  });
});
