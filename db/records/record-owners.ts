/** A record, and what an entry of the log about it names. */
export interface OwnedRecord {
  recordId: string;
  candidateId: string;
  applicationId: string | null;
  interviewId: string | null;
}

export const ownedRecord = (row: {
  id: string;
  candidate_id: string;
  application_id: string | null;
  interview_id: string | null;
}): OwnedRecord => ({
  recordId: row.id,
  candidateId: row.candidate_id,
  applicationId: row.application_id,
  interviewId: row.interview_id,
});
