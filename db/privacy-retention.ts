import type { Kysely } from 'kysely';
import type { StageType } from '../common/pipeline.ts';
import type { RetentionRule } from '../common/retention.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

/** Stands for all jobs that have no choice of their own. */
const EVERY_JOB = '';

export async function rulesOf(
  sql: Kysely<Schema>,
  organizationId: string,
): Promise<RetentionRule[]> {
  const rows = await sql
    .selectFrom('retention')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('job_id')
    .orderBy('data_class')
    .execute();
  return rows.map(({ job_id, data_class: dataClass, months }) => ({
    jobId: job_id === EVERY_JOB ? null : job_id,
    dataClass,
    months,
  }));
}

/** Stores one choice. `undefined` months: a job goes by the rule of all others again. */
export async function setRule(
  tx: Tx,
  organizationId: string,
  {
    jobId,
    dataClass,
    months,
  }: Omit<RetentionRule, 'months'> & { months: number | null | undefined },
): Promise<void> {
  const key = {
    organization_id: organizationId,
    job_id: jobId ?? EVERY_JOB,
    data_class: dataClass,
  };
  await tx.sql
    .deleteFrom('retention')
    .where('organization_id', '=', organizationId)
    .where('job_id', '=', key.job_id)
    .where('data_class', '=', dataClass)
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

export interface RetainedCandidate {
  id: string;
  name: string;
  lastAt: string;
  applications: { jobId: string; stageType: StageType; since: string }[];
}

/** Candidates in sight without a hold whom nothing happened to since a moment, a page at a time. */
export async function* quietCandidates(
  sql: Kysely<Schema>,
  organizationId: string,
  { before, now }: { before: string; now: string },
): AsyncGenerator<RetainedCandidate> {
  const limit = 500;
  let after = { lastAt: '', id: '' };
  for (;;) {
    const rows = await sql
      .selectFrom('candidate')
      .select(['id', 'name', 'last_at'])
      .where('organization_id', '=', organizationId)
      .where('kind', '=', 'candidate')
      .where('last_at', '<', before)
      .where((where) =>
        where.or([
          where('last_at', '>', after.lastAt),
          where.and([where('last_at', '=', after.lastAt), where('id', '>', after.id)]),
        ]),
      )
      .where('id', 'not in', (from) =>
        from.selectFrom('legal_hold').select('candidate_id').where('ended_at', 'is', null),
      )
      .where('id', 'not in', (from) =>
        from
          .selectFrom('interview')
          .select('candidate_id')
          .where('organization_id', '=', organizationId)
          .where('ends_at', '>', now)
          .where('status', '!=', 'cancelled'),
      )
      .orderBy('last_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    const ids = rows.map(({ id }) => id);
    const applications =
      ids.length === 0
        ? []
        : await sql
            .selectFrom('application')
            .select(['candidate_id', 'job_id', 'stage_type', 'since'])
            .where('candidate_id', 'in', ids)
            .execute();
    for (const { id, name, last_at: lastAt } of rows) {
      const own = applications.filter((one) => one.candidate_id === id);
      yield {
        id,
        name,
        lastAt,
        applications: own.map((one) => ({
          jobId: one.job_id,
          stageType: one.stage_type,
          since: one.since,
        })),
      };
    }
    if (rows.length < limit) return;
    const last = rows.at(-1)!;
    after = { lastAt: last.last_at, id: last.id };
  }
}
