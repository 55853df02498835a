import type { Application } from '../common/application.ts';
import type { Interview } from '../common/interview.ts';
import type { Stage } from '../common/pipeline.ts';
import { applicationFromRow, interviewFromRow } from './rows.ts';
import type { Tx } from './transact.ts';

/** An application with what its move has effects on, as they are inside the transaction. */
export async function moveOf(
  tx: Tx,
  candidateId: string,
  applicationId: string,
): Promise<{ application: Application; interviews: Interview[]; stages: Stage[] } | null> {
  const row = await tx.sql
    .selectFrom('application')
    .innerJoin('job', 'job.id', 'application.job_id')
    .selectAll('application')
    .select('job.stages')
    .where('application.id', '=', applicationId)
    .where('application.candidate_id', '=', candidateId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const interviews = await tx.sql
    .selectFrom('interview')
    .selectAll()
    .where('candidate_id', '=', candidateId)
    .execute();
  return {
    application: applicationFromRow(row),
    interviews: interviews.map(interviewFromRow),
    stages: JSON.parse(row.stages),
  };
}
