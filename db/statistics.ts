import { randomUUID } from 'node:crypto';
import { type Stage, stageByName } from '../common/pipeline.ts';
import type { Tx } from './transact.ts';

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
  const applications = await tx.sql
    .selectFrom('application')
    .innerJoin('job', 'job.id', 'application.job_id')
    .select([
      'application.id',
      'application.organization_id',
      'application.job_id',
      'application.applied_at',
      'application.stage',
      'application.since',
      'job.stages',
    ])
    .where('application.candidate_id', '=', candidateId)
    .execute();
  for (const one of applications) {
    const moves = await tx.sql
      .selectFrom('event')
      .select(['type', 'body', 'server_at'])
      .where('candidate_id', '=', candidateId)
      .where('application_id', '=', one.id)
      .where('type', 'in', ['application.added', 'stage.changed'])
      .where('body', 'is not', null)
      .orderBy('seq')
      .execute();
    const stages: Stage[] = JSON.parse(one.stages);
    const reached = [
      ...moves.map(({ type, body, server_at }) => {
        const { stage, to, at } = JSON.parse(body!) as { stage?: string; to?: string; at?: string };
        const name = (type === 'stage.changed' ? to : stage) ?? '';
        return [name, type === 'stage.changed' ? server_at : (at ?? server_at)] as const;
      }),
      // A move that was undone leaves the stage it came back to.
      [one.stage, one.since] as const,
    ];
    const first = new Map<string, string>();
    for (const [stage, at] of reached) if (!first.has(stage)) first.set(stage, at.slice(0, 7));
    await tx.sql
      .insertInto('statistic')
      .values({
        // Of no time: an id that tells when it was made would lead to the receipt.
        id: randomUUID(),
        organization_id: one.organization_id,
        job_id: one.job_id,
        applied_month: one.applied_at.slice(0, 7),
        final_type: stageByName(stages, one.stage)?.type ?? null,
        reached: JSON.stringify(
          [...first].flatMap(([name, month]): Reached[] => {
            const stage = stageByName(stages, name);
            return stage === undefined ? [] : [{ stage: name, type: stage.type, month }];
          }),
        ),
      })
      .execute();
  }
}
