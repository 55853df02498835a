import type { Kysely } from 'kysely';
import type { JobPlace, RetentionRule } from '../../common/retention.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

/** Stands for all jobs, or all offices, that have no choice of their own. */
const EVERY = '';

export async function rulesOf(
  sql: Kysely<Schema>,
  organizationId: string,
): Promise<RetentionRule[]> {
  const rows = await sql
    .selectFrom('retention')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('job_id')
    .orderBy('office')
    .orderBy('data_class')
    .execute();
  return rows.map(({ job_id, office, data_class: dataClass, months, changed_at }) => ({
    jobId: job_id === EVERY ? null : job_id,
    office: office === EVERY ? null : office,
    dataClass,
    months,
    changedAt: changed_at,
  }));
}

type RuleKey = Pick<RetentionRule, 'jobId' | 'office' | 'dataClass'>;

/** Stores a rule in the place of the one for the same. */
export async function putRule(tx: Tx, organizationId: string, rule: RetentionRule): Promise<void> {
  await dropRule(tx, organizationId, rule);
  await tx.sql
    .insertInto('retention')
    .values({
      organization_id: organizationId,
      job_id: rule.jobId ?? EVERY,
      office: rule.office ?? EVERY,
      data_class: rule.dataClass,
      months: rule.months,
      changed_at: rule.changedAt,
    })
    .execute();
}

/** Takes a rule away: the one that is less specific counts again. */
export async function dropRule(
  tx: Tx,
  organizationId: string,
  { jobId, office, dataClass }: RuleKey,
): Promise<void> {
  await tx.sql
    .deleteFrom('retention')
    .where('organization_id', '=', organizationId)
    .where('job_id', '=', jobId ?? EVERY)
    .where('office', '=', office ?? EVERY)
    .where('data_class', '=', dataClass)
    .execute();
}

/** The organizations that chose anything. */
export async function organizationsWithRules(sql: Kysely<Schema>): Promise<string[]> {
  const rows = await sql.selectFrom('retention').select('organization_id').distinct().execute();
  return rows.map(({ organization_id }) => organization_id);
}

/** The offices that jobs name, in their order. */
export async function officesOf(sql: Kysely<Schema>, organizationId: string): Promise<string[]> {
  const rows = await sql
    .selectFrom('job')
    .select('office')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('office', 'is not', null)
    .orderBy('office')
    .execute();
  return rows.map(({ office }) => office!);
}

/** Where the jobs of an organization are, by id. */
export async function placesOf(
  sql: Kysely<Schema>,
  organizationId: string,
): Promise<Map<string, JobPlace>> {
  const rows = await sql
    .selectFrom('job')
    .select(['id', 'office'])
    .where('organization_id', '=', organizationId)
    .execute();
  return new Map(rows.map(({ id, office }) => [id, { jobId: id, office }]));
}
