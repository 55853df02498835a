import { isClosed, type StageType } from './pipeline.ts';

/** What becomes of candidates, as far as it decides how long they are kept. */
export const RETENTION_CLASSES = ['rejected', 'withdrawn', 'undecided', 'hired'] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** One choice: for a job, or where that is `null` for all others. `null` months: kept. */
export interface RetentionRule {
  jobId: string | null;
  dataClass: RetentionClass;
  months: number | null;
}

interface Standing {
  jobId: string;
  stageType: StageType;
  /** When they came to that stage. */
  since: string;
}

/** Hired by one job is hired; open in one is undecided; else the latest decision counts. */
export function classOf(applications: readonly Standing[]): RetentionClass {
  if (applications.some(({ stageType }) => stageType === 'hired')) return 'hired';
  const latest = [...applications].sort((a, b) => (a.since < b.since ? -1 : 1)).at(-1);
  if (latest === undefined || applications.some(({ stageType }) => !isClosed(stageType))) {
    return 'undecided';
  }
  return latest.stageType === 'withdrawn' ? 'withdrawn' : 'rejected';
}

/**
 * When a candidate's time is over, in milliseconds: the longest that any of their jobs says, after
 * the last thing that happened. `null`: kept.
 */
export function endsAt(
  { lastAt, applications }: { lastAt: string; applications: readonly Standing[] },
  rules: readonly RetentionRule[],
): number | null {
  const dataClass = classOf(applications);
  const jobs = applications.length === 0 ? [null] : applications.map(({ jobId }) => jobId);
  const months = jobs.map((jobId) => monthsFor(rules, jobId, dataClass));
  if (months.some((one) => one === null)) return null;
  return addMonths(Date.parse(lastAt), Math.max(...(months as number[])));
}

function monthsFor(
  rules: readonly RetentionRule[],
  jobId: string | null,
  dataClass: RetentionClass,
): number | null {
  const of = (job: string | null) =>
    rules.find((rule) => rule.jobId === job && rule.dataClass === dataClass);
  const own = jobId === null ? undefined : of(jobId);
  return (own ?? of(null))?.months ?? null;
}

/** The same day of a later month, or its last where it has no such day. */
function addMonths(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}
