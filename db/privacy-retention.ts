import type { Kysely } from 'kysely';
import type { JobPlace, RetentionRule } from '../common/retention.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

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
  return rows.map(({ job_id, office, data_class: dataClass, months }) => ({
    jobId: job_id === EVERY ? null : job_id,
    office: office === EVERY ? null : office,
    dataClass,
    months,
  }));
}

/** Stores one choice. `undefined` months: the rule that is less specific counts again. */
export async function setRule(
  tx: Tx,
  organizationId: string,
  rule: Omit<RetentionRule, 'months'> & { months: number | null | undefined },
): Promise<void> {
  const { months } = rule;
  const key = {
    organization_id: organizationId,
    job_id: rule.jobId ?? EVERY,
    office: rule.office ?? EVERY,
    data_class: rule.dataClass,
  };
  await tx.sql
    .deleteFrom('retention')
    .where('organization_id', '=', organizationId)
    .where('job_id', '=', key.job_id)
    .where('office', '=', key.office)
    .where('data_class', '=', rule.dataClass)
    .execute();
  if (months !== undefined)
    await tx.sql
      .insertInto('retention')
      .values({ ...key, months })
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
