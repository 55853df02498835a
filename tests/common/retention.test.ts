import { describe, expect, test } from 'vitest';
import {
  addMonths,
  classOf,
  countsFrom,
  countsSince,
  endsAt,
  type RetentionRule,
  ruleFor,
} from '../../common/retention.ts';

const standing = (
  stageType: 'interview' | 'rejected' | 'withdrawn' | 'hired',
  jobId = 'job-one',
  since = '2026-01-31T10:00:00.000Z',
) => ({ jobId, office: jobId === 'job-krakow' ? 'Kraków' : null, stageType, since });

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

describe('what retention counts from', () => {
  const [early, decided, late] = [
    '2026-01-01T00:00:00.000Z',
    '2026-02-01T00:00:00.000Z',
    '2026-03-01T00:00:00.000Z',
  ] as const;
  test('the last decision, whatever was done after it', () => {
    const applications = [
      standing('withdrawn', 'job-one', early),
      standing('rejected', 'job-two', decided),
    ];
    expect(countsFrom({ actedAt: late, applications })).toBe(decided);
  });
  test('what was done last, while one application is open or there is none', () => {
    const applications = [
      standing('rejected', 'job-one', decided),
      standing('interview', 'job-two', early),
    ];
    expect(countsFrom({ actedAt: late, applications })).toBe(late);
    expect(countsFrom({ actedAt: late, applications: [] })).toBe(late);
  });
  test('never from before the last decision, where another application is still open', () => {
    const applications = [standing('hired', 'job-one', late), standing('interview')];
    expect(countsFrom({ actedAt: early, applications })).toBe(late);
  });
});

describe('when a candidate’s time is over', () => {
  const rule = (
    months: number | null,
    { jobId = null, office = null }: { jobId?: string | null; office?: string | null } = {},
  ): RetentionRule => ({ jobId, office, dataClass: 'rejected', months, changedAt: null });
  const rules = [
    rule(1),
    rule(12, { jobId: 'job-long' }),
    rule(null, { jobId: 'job-kept' }),
    rule(6, { office: 'Kraków' }),
  ];
  const end = (...jobs: string[]) => {
    const applications = jobs.map((jobId) => standing('rejected', jobId));
    const at = endsAt({ actedAt: '2026-05-31T10:00:00.000Z', applications }, rules);
    return at === null ? null : new Date(at).toISOString();
  };
  test('is so many months after the decision, on the last day where there is no such day', () => {
    expect(end('job-one')).toBe('2026-02-28T10:00:00.000Z');
  });
  test('a job’s own choice comes first, and the longest of several jobs counts', () => {
    expect(end('job-long')).toBe('2027-01-31T10:00:00.000Z');
    expect(end('job-one', 'job-long')).toBe('2027-01-31T10:00:00.000Z');
    expect(end('job-one', 'job-kept')).toBeNull();
  });
  test('an office’s choice comes before everyone’s, and after its job’s', () => {
    expect(end('job-krakow')).toBe('2026-07-31T10:00:00.000Z');
    expect(end('job-one', 'job-krakow')).toBe('2026-07-31T10:00:00.000Z');
    const own = [...rules, rule(2, { jobId: 'job-krakow' })];
    const krakow = { jobId: 'job-krakow', office: 'Kraków' };
    expect(ruleFor(own, krakow, 'rejected')?.months).toBe(2);
    const kept = [rule(null, { office: 'Kraków' }), rule(1)];
    expect(ruleFor(kept, krakow, 'rejected')?.months).toBeNull();
  });
  test('nothing is chosen, nobody goes', () => {
    const applications = [standing('hired')];
    expect(endsAt({ actedAt: '2026-01-31T10:00:00.000Z', applications }, rules)).toBeNull();
  });
});

test('months are counted back as well', () => {
  const at = Date.parse('2026-03-31T10:00:00.000Z');
  expect(new Date(addMonths(at, -1)).toISOString()).toBe('2026-02-28T10:00:00.000Z');
});

describe('a rule that is new', () => {
  const [long, before, now] = [
    '2026-01-01T00:00:00.000Z',
    '2026-06-01T00:00:00.000Z',
    '2026-06-03T00:00:00.000Z',
  ] as const;
  const rule = (months: number | null, changedAt: string | null = null): RetentionRule => ({
    jobId: null,
    office: null,
    dataClass: 'undecided',
    months,
    changedAt,
  });
  const end = (rules: RetentionRule[], actedAt: string = long) =>
    new Date(endsAt({ actedAt, applications: [] }, rules)!).toISOString();

  test('takes nobody for seven days, and changes nothing for whoever goes later anyway', () => {
    expect(end([rule(1, now)])).toBe('2026-06-10T00:00:00.000Z');
    expect(end([rule(1, now)], now)).toBe('2026-07-03T00:00:00.000Z');
    expect(end([rule(1)])).toBe('2026-02-01T00:00:00.000Z');
  });

  test.each([
    ['a first one counts from now', rule(6), null, now],
    ['a shorter one counts from now', rule(6, before), rule(12, before), now],
    ['one where all was kept counts from now', rule(60), rule(null), now],
    ['a longer one of old counts as before', rule(12), rule(6), null],
    ['a longer one takes no notice away that is running', rule(9), rule(6, before), before],
    ['one that counts again waits as long as the one before', rule(12, long), rule(6, now), now],
    ['the same again changes nothing', rule(6, before), rule(6, before), before],
  ])('%s', (_, after, earlier, since) => {
    expect(countsSince(after, earlier, now)).toBe(since);
  });
});
