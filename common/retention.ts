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
  /** When it last began to take more than before; `null`: long ago. */
  changedAt: string | null;
}

/** How long a rule is there before it takes anything. */
export const NOTICE_DAYS = 7;
const NOTICE_MS = NOTICE_DAYS * 86_400_000;

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
 * the last decision, and not while one of these rules is new. `null`: kept.
 */
export function endsAt(one: Lapse, rules: readonly RetentionRule[]): number | null {
  const { applications } = one;
  const dataClass = classOf(applications);
  const jobs = applications.length === 0 ? [null] : applications;
  const from = Date.parse(countsFrom(one));
  const ends = jobs.map((job) => endUnder(ruleFor(rules, job, dataClass), from));
  return ends.some((each) => each === null) ? null : Math.max(...(ends as number[]));
}

/** When a rule's time is over for what counts from a moment, both in milliseconds. `null`: kept. */
export function endUnder(rule: RetentionRule | null, from: number): number | null {
  if (rule === null || rule.months === null) return null;
  return Math.max(addMonths(from, rule.months), takesFrom(rule));
}

/** The first moment at which a rule takes anything, in milliseconds. */
export const takesFrom = ({ changedAt }: Pick<RetentionRule, 'changedAt'>): number =>
  changedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(changedAt) + NOTICE_MS;

/**
 * Since when a rule counts that governs after a change: from now where it takes more than the one
 * before did, else from as early as both.
 */
export function countsSince(
  after: RetentionRule,
  before: RetentionRule | null,
  now: string,
): string | null {
  const kept = Number.POSITIVE_INFINITY;
  if ((after.months ?? kept) < (before?.months ?? kept)) return now;
  return [after.changedAt, before?.changedAt ?? null].sort().findLast((at) => at !== null) ?? null;
}

/** The most specific choice wins: the job's, its office's, everyone's. `null`: there is none. */
export function ruleFor(
  rules: readonly RetentionRule[],
  job: JobPlace | null,
  dataClass: DataClass,
): RetentionRule | null {
  const of = (jobId: string | null, office: string | null) =>
    rules.find(
      (rule) => rule.dataClass === dataClass && rule.jobId === jobId && rule.office === office,
    );
  const own = job === null ? undefined : of(job.jobId, null);
  const office = job === null || job.office === null ? undefined : of(null, job.office);
  return own ?? office ?? of(null, null) ?? null;
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
