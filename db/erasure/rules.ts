import type { HoldingName } from '../inventory/holdings.ts';

/** What erasing somebody does to a column. */
export type Rule =
  | 'keep'
  /** Emptied, in a row that stays. */
  | 'blank'
  /** The row goes, whatever its table is kept for; emptied where the row has to stay. */
  | 'delete row'
  /** Something stands in its place that tells nobody from anybody. */
  | 'pseudonymise';

const both = (rule: Rule) => ({ candidate: rule, member: rule });

/**
 * What becomes of everything that a column can hold. Whether a row as a whole goes is decided by
 * how long its table is kept; what is in rows that stay is decided here. A holding without a rule
 * does not compile.
 */
export const RULES: Record<HoldingName, { candidate: Rule; member: Rule }> = {
  id: both('keep'),
  ref: both('keep'),
  time: both('keep'),
  state: both('keep'),
  setting: both('keep'),
  hash: both('keep'),
  secret: both('keep'),
  organizationName: both('keep'),

  candidateName: { candidate: 'blank', member: 'keep' },
  candidateEmail: { candidate: 'blank', member: 'keep' },
  candidatePhone: { candidate: 'delete row', member: 'keep' },
  candidateProfile: { candidate: 'blank', member: 'keep' },
  candidateStage: { candidate: 'delete row', member: 'keep' },
  candidateSearch: { candidate: 'blank', member: 'keep' },
  candidateFile: { candidate: 'delete row', member: 'keep' },
  candidateReply: { candidate: 'delete row', member: 'keep' },
  candidateMail: { candidate: 'delete row', member: 'keep' },
  // What a member wrote about a candidate is the candidate's record, and stays when they leave.
  words: { candidate: 'blank', member: 'keep' },
  judgement: { candidate: 'blank', member: 'keep' },

  memberName: { candidate: 'keep', member: 'pseudonymise' },
  memberEmail: { candidate: 'keep', member: 'pseudonymise' },
  memberTimeZone: { candidate: 'keep', member: 'pseudonymise' },
  memberRole: both('keep'),
  memberZoomId: { candidate: 'keep', member: 'blank' },
  // Who did it is a key by now; what they did is the organization's proof.
  memberAct: both('keep'),
  // Erasing deletes every copy with its key, whomever it is about.
  copy: both('keep'),
  auditDetail: { candidate: 'blank', member: 'keep' },

  participant: { candidate: 'delete row', member: 'pseudonymise' },
  presence: { candidate: 'delete row', member: 'keep' },
  speech: { candidate: 'delete row', member: 'keep' },
  film: { candidate: 'delete row', member: 'keep' },
  call: { candidate: 'delete row', member: 'keep' },
  // With Zoom's number somebody could look up there who it was.
  meeting: { candidate: 'blank', member: 'keep' },
};
