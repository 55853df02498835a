import type { RecordKind } from '../../common/records.ts';
import type { Tx } from '../../db/transact.ts';
import { problemOf } from '../scheduling/problem.ts';
import { isZoomError } from '../zoom/errors.ts';
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

/**
 * Zoom's refusal that somebody has to do something about, in a sentence; `null` where it passes or
 * may come yet, or where nobody asked Zoom because its host has not connected it.
 * @throws what is no error of Zoom's
 */
export function refusalIn(error: unknown): string | null {
  const { message, passing, gone, retryAt } = problemOf(error);
  return isZoomError(error) && !passing && !gone && retryAt === null ? message : null;
}
