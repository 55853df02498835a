import type { RecordKind } from '../../common/records.ts';
import type { Tx } from '../../db/transact.ts';
import { type Problem, problemOf } from '../scheduling/problem.ts';
import { tellOf } from './alerts.ts';

interface OfInterview {
  organization_id: string;
  candidate_id: string;
  interview_id: string;
}

/**
 * Tells the recruiter what Zoom refuses of an interview's records: one notice for each kind,
 * however often Zoom says so.
 * @param reason Zoom's refusal in a sentence that says what to do
 */
export const tellRefused = (
  tx: Tx,
  of: OfInterview,
  kind: RecordKind,
  reason: string,
  now: number,
): Promise<void> =>
  tellOf(
    tx,
    {
      organizationId: of.organization_id,
      candidateId: of.candidate_id,
      interviewId: of.interview_id,
      kind: 'records_refused',
      matter: kind,
      reason,
    },
    now,
  );

/** Whether somebody has to do something about it: it neither passes nor may come yet. */
export const isRefusal = ({ passing, gone, retryAt }: Problem): boolean =>
  !passing && !gone && retryAt === null;

/**
 * The sentence of an error that somebody has to do something about; `null` for all others.
 * @throws what is no error of Zoom's
 */
export function refusalIn(error: unknown): string | null {
  const problem = problemOf(error);
  return isRefusal(problem) ? problem.message : null;
}
