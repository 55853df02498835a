import type { Kysely } from 'kysely';
import { type FairnessTally, PAST_MIN, talliesOf } from '../../common/fairness-past.ts';
import { type HeldInterview, heldBy } from '../fairness.ts';
import { kitsOf } from '../kits.ts';
import type { FairnessCountTable } from '../schema/privacy.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

const COUNTS = ['people', 'asked', 'skipped', 'shorter', 'planned', 'longer'] as const;
const KEY = [
  'organization_id',
  'job_id',
  'round',
  'kit_id',
  'question_id',
  'shown',
] as const satisfies (keyof FairnessCountTable)[];

/**
 * Adds to the sums of fairness what was asked of a candidate, before nobody knows it any more. Each
 * sum waits until it is of `PAST_MIN` people and is shown then, so that no two reports differ by
 * fewer. Nothing tells which sums are of the same person.
 */
export async function keepFairness(tx: Tx, organizationId: string, candidateId: string) {
  const held = await heldBy(tx.sql, organizationId, candidateId);
  const refs = held.map(({ interview }) => ({
    id: interview.kitId!,
    version: interview.kitVersion,
  }));
  const kits = await kitsOf({ read: tx.sql }, organizationId, refs);
  const byJob = new Map<string, (HeldInterview & { jobId: string })[]>();
  for (const one of held) byJob.set(one.jobId, [...(byJob.get(one.jobId) ?? []), one]);
  for (const [jobId, ofJob] of byJob) {
    const known = ofJob.flatMap((one) => {
      const kit = kits[held.indexOf(one)];
      return kit ? [{ ...one, kit }] : [];
    });
    for (const { round, kitId, questionId, ...counts } of talliesOf(known)) {
      const of = {
        organization_id: organizationId,
        job_id: jobId,
        round,
        kit_id: kitId,
        question_id: questionId,
      };
      await add(tx, { ...of, ...counts, shown: 0 });
      await showMany(tx, { ...of, shown: 0 });
    }
  }
}

/** Shows a sum that is of people enough. */
async function showMany(tx: Tx, key: Pick<FairnessCountTable, (typeof KEY)[number]>) {
  const waiting = await tx.sql
    .deleteFrom('fairness_count')
    .where((where) => where.and(KEY.map((column) => where(column, '=', key[column]))))
    .where('people', '>=', PAST_MIN)
    .returningAll()
    .executeTakeFirst();
  if (waiting !== undefined) await add(tx, { ...waiting, shown: 1 });
}

async function add(tx: Tx, row: FairnessCountTable): Promise<void> {
  await tx.sql
    .insertInto('fairness_count')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns([...KEY])
        .doUpdateSet((set) =>
          Object.fromEntries(
            COUNTS.map((count) => [count, set(`fairness_count.${count}`, '+', row[count])]),
          ),
        ),
    )
    .execute();
}

/** The sums of a job that reports show. */
export async function shownFairness(
  sql: Kysely<Schema>,
  organizationId: string,
  jobId: string,
): Promise<FairnessTally[]> {
  const rows = await sql
    .selectFrom('fairness_count')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('job_id', '=', jobId)
    .where('shown', '=', 1)
    .execute();
  return rows.map(({ round, kit_id, question_id, people, asked, skipped, ...times }) => {
    const { shorter, planned, longer } = times;
    const counts = { people, asked, skipped, shorter, planned, longer };
    return { round, kitId: kit_id, questionId: question_id, ...counts };
  });
}
