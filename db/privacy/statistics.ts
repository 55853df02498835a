import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Progress } from '../../common/hiring.ts';
import { type Stage, stageByName } from '../../common/pipeline.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

/** Applications that are read at a time. */
const PAGE = 200;

/** A stage that was reached, and in which month. */
export interface Reached {
  stage: string;
  type: Stage['type'];
  month: string;
}

/**
 * Leaves of each application of a candidate how far it came, by months: what reports count stays
 * countable. Of stages only those are named that the job has: no text of a log comes through. The
 * row has an id that is made for it, and nothing that leads to anybody.
 */
export async function keepStatistics(tx: Tx, candidateId: string): Promise<void> {
  const rows = await applications(tx.sql)
    .where('application.candidate_id', '=', candidateId)
    .execute();
  for (const one of await withMoves(tx.sql, rows)) {
    const { stages, row } = one;
    await tx.sql
      .insertInto('statistic')
      .values({
        // Of no time: an id that tells when it was made would lead to the receipt.
        id: randomUUID(),
        organization_id: row.organization_id,
        job_id: row.job_id,
        applied_month: row.applied_at.slice(0, 7),
        final_type: stageByName(stages, row.stage)?.type ?? null,
        reached: JSON.stringify(reachedBy(one)),
      })
      .execute();
  }
}

/** How far every application for a job came, those included whose candidates are erased. */
export async function progressOf(
  sql: Kysely<Schema>,
  organizationId: string,
  jobId: string,
): Promise<Progress[]> {
  const past = await sql
    .selectFrom('statistic')
    .select(['applied_month', 'final_type', 'reached'])
    .where('organization_id', '=', organizationId)
    .where('job_id', '=', jobId)
    .execute();
  const found: Progress[] = past.map((row) => ({
    appliedMonth: row.applied_month,
    finalType: row.final_type,
    reached: (JSON.parse(row.reached) as Reached[]).map(({ type }) => type),
  }));
  let after = '';
  for (;;) {
    const rows = await applications(sql)
      .where('application.organization_id', '=', organizationId)
      .where('application.job_id', '=', jobId)
      .where('application.id', '>', after)
      .orderBy('application.id')
      .limit(PAGE)
      .execute();
    for (const one of await withMoves(sql, rows)) {
      found.push({
        appliedMonth: one.row.applied_at.slice(0, 7),
        finalType: stageByName(one.stages, one.row.stage)?.type ?? null,
        reached: reachedBy(one).map(({ type }) => type),
      });
    }
    if (rows.length < PAGE) return found;
    after = rows.at(-1)!.id;
  }
}

const applications = (sql: Kysely<Schema>) =>
  sql
    .selectFrom('application')
    .innerJoin('job', 'job.id', 'application.job_id')
    .select([
      'application.id',
      'application.candidate_id',
      'application.organization_id',
      'application.job_id',
      'application.applied_at',
      'application.stage',
      'application.since',
      'job.stages',
    ]);

type ApplicationRow = Awaited<ReturnType<ReturnType<typeof applications>['execute']>>[number];

interface Moved {
  row: ApplicationRow;
  stages: Stage[];
  /** Every stage it came to, and when, in order. */
  moves: [stage: string, at: string][];
}

async function withMoves(sql: Kysely<Schema>, rows: readonly ApplicationRow[]): Promise<Moved[]> {
  if (rows.length === 0) return [];
  const candidates = [...new Set(rows.map(({ candidate_id }) => candidate_id))];
  const events = await sql
    .selectFrom('event')
    .select(['candidate_id', 'application_id', 'type', 'body', 'server_at'])
    .where('candidate_id', 'in', candidates)
    .where('type', 'in', ['application.added', 'stage.changed'])
    .where('body', 'is not', null)
    .orderBy('candidate_id')
    .orderBy('seq')
    .execute();
  const byApplication = new Map<string, Moved['moves']>();
  for (const { application_id: id, type, body, server_at } of events) {
    if (id === null) continue;
    const { stage, to, at } = JSON.parse(body!) as { stage?: string; to?: string; at?: string };
    const move: [string, string] =
      type === 'stage.changed' ? [to ?? '', server_at] : [stage ?? '', at ?? server_at];
    byApplication.set(id, [...(byApplication.get(id) ?? []), move]);
  }
  return rows.map((row) => ({
    row,
    stages: JSON.parse(row.stages),
    // A move that was undone leaves the stage it came back to.
    moves: [...(byApplication.get(row.id) ?? []), [row.stage, row.since]],
  }));
}

function reachedBy({ moves, stages }: Moved): Reached[] {
  const first = new Map<string, string>();
  for (const [stage, at] of moves) if (!first.has(stage)) first.set(stage, at.slice(0, 7));
  return [...first].flatMap(([name, month]): Reached[] => {
    const stage = stageByName(stages, name);
    return stage === undefined ? [] : [{ stage: name, type: stage.type, month }];
  });
}
