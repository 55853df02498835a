import type { EventType } from '../common/events.ts';
import type { LogKey } from './append.ts';
import { rebuild } from './rebuild.ts';
import type { Tx } from './transact.ts';

const PROCEEDINGS: EventType[] = [
  'question.claimed',
  'question.released',
  'question.asking',
  'question.asked',
  'question.skipped',
  'question.reopened',
  'debrief.opened',
];

/**
 * Drops what was asked and judged in an interview: every number stays, in the candidate's log and
 * in those of the scorecards, and the words go (S12). The read tables are made again from what is
 * left (S7); notices about it go too. Notes stay. Under the candidate's lock.
 */
export async function eraseProceedings(tx: Tx, log: LogKey, interviewId: string): Promise<void> {
  const { candidateId, organizationId } = log;
  await tx.sql
    .updateTable('event')
    .set({ body: null })
    .where('candidate_id', '=', candidateId)
    .where('interview_id', '=', interviewId)
    .where('type', 'in', PROCEEDINGS)
    .execute();
  await tx.sql
    .updateTable('judgement')
    .set({ body: null })
    .where('candidate_id', '=', candidateId)
    .where('interview_id', '=', interviewId)
    .execute();
  await tx.sql
    .deleteFrom('notice')
    .where('organization_id', '=', organizationId)
    .where('interview_id', '=', interviewId)
    .execute();
  await rebuild(tx, [candidateId]);
  // Who has submitted is among the facts (decision 0006).
  await tx.sql
    .updateTable('candidate')
    .set((set) => ({ facts_version: set('facts_version', '+', 1) }))
    .where('id', '=', candidateId)
    .execute();
}
