import { isDecided, type StageType } from './pipeline.ts';

/** What becomes of candidates, as far as it decides how long they are kept. */
export const RETENTION_CLASSES = ['rejected', 'withdrawn', 'undecided', 'hired'] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** Records that may go earlier than the candidate they are about. Without a choice they stay. */
export const RECORD_CLASSES = ['transcripts', 'mail', 'audit'] as const;
export type RecordClass = (typeof RECORD_CLASSES)[number];

export const DATA_CLASSES = [...RETENTION_CLASSES, ...RECORD_CLASSES] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** Whoever audits looks back a year. */
export const AUDIT_MONTHS_MIN = 12;

/** One choice: for a job, for an office, or where both are `null` for all others. */
export interface RetentionRule {
  jobId: string | null;
  office: string | null;
  dataClass: DataClass;
  /** `null`: kept. */
  months: number | null;
}

/** A job with where it is. */
export interface JobPlace {
  jobId: string;
  office: string | null;
}

interface Standing extends JobPlace {
  stageType: StageType;
  /** When they came to that stage. */
  since: string;
}

/** A candidate, as retention looks at one. */
export interface Lapse {
  /** When a member last did something, or somebody applied. */
  actedAt: string;
  applications: readonly Standing[];
}

/** Hired by one job is hired; open in one is undecided; else the latest decision counts. */
export function classOf(applications: readonly Standing[]): RetentionClass {
  if (applications.some(({ stageType }) => stageType === 'hired')) return 'hired';
  const latest = [...applications].sort((a, b) => (a.since < b.since ? -1 : 1)).at(-1);
  if (latest === undefined || applications.some(({ stageType }) => !isDecided(stageType))) {
    return 'undecided';
  }
  return latest.stageType === 'withdrawn' ? 'withdrawn' : 'rejected';
}

/**
 * What retention counts from: the last decision, which is the latest move to a stage that ends an
 * application. While one is open, or there is none, whatever was done last.
 */
export function countsFrom({ actedAt, applications }: Lapse): string {
  const decisions = applications.filter((one) => isDecided(one.stageType)).map((one) => one.since);
  const isOver = decisions.length > 0 && decisions.length === applications.length;
  return [...decisions, ...(isOver ? [] : [actedAt])].sort().at(-1)!;
}

/**
 * When a candidate's time is over, in milliseconds: the longest that any of their jobs says, after
 * the last decision. `null`: kept.
 */
export function endsAt(one: Lapse, rules: readonly RetentionRule[]): number | null {
  const { applications } = one;
  const dataClass = classOf(applications);
  const jobs = applications.length === 0 ? [null] : applications;
  const months = jobs.map((job) => monthsFor(rules, job, dataClass));
  if (months.some((each) => each === null)) return null;
  return addMonths(Date.parse(countsFrom(one)), Math.max(...(months as number[])));
}

/** The most specific choice wins: the job's, its office's, everyone's. `null`: kept. */
export function monthsFor(
  rules: readonly RetentionRule[],
  job: JobPlace | null,
  dataClass: DataClass,
): number | null {
  const of = (jobId: string | null, office: string | null) =>
    rules.find(
      (rule) => rule.dataClass === dataClass && rule.jobId === jobId && rule.office === office,
    );
  const own = job === null ? undefined : of(job.jobId, null);
  const office = job === null || job.office === null ? undefined : of(null, job.office);
  return (own ?? office ?? of(null, null))?.months ?? null;
}

/**
 * The same day of a later month, or its last where it has no such day. Months may be negative.
 * @param at milliseconds
 */
export function addMonths(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}
