import type { HoldingName } from '../inventory/holdings.ts';

/** What becomes of a column when somebody takes along what is held about them. */
export type Showing =
  | 'as it is'
  /** A key: what it names is told in words, and a key that names nothing people know is left out. */
  | 'what it names'
  /** Somebody in an interview: a member by role, anybody else as Zoom named them. */
  | 'who it is'
  | 'leave out';

const both = (showing: Showing) => ({ candidate: showing, member: showing });

/** Of everything a column can hold. A holding without a rule does not compile. */
export const SHOWN: Record<HoldingName, { candidate: Showing; member: Showing }> = {
  id: both('leave out'),
  ref: both('what it names'),
  time: both('as it is'),
  state: both('as it is'),
  setting: both('as it is'),
  hash: both('leave out'),
  secret: both('leave out'),
  organizationName: both('as it is'),

  candidateName: { candidate: 'as it is', member: 'leave out' },
  candidateEmail: { candidate: 'as it is', member: 'leave out' },
  candidatePhone: { candidate: 'as it is', member: 'leave out' },
  candidateProfile: { candidate: 'as it is', member: 'leave out' },
  candidateStage: { candidate: 'as it is', member: 'leave out' },
  candidateSearch: { candidate: 'as it is', member: 'leave out' },
  candidateFile: { candidate: 'as it is', member: 'leave out' },
  candidateReply: { candidate: 'as it is', member: 'leave out' },
  candidateMail: { candidate: 'as it is', member: 'leave out' },
  words: { candidate: 'as it is', member: 'leave out' },
  judgement: { candidate: 'as it is', member: 'leave out' },

  memberName: { candidate: 'leave out', member: 'as it is' },
  memberEmail: { candidate: 'leave out', member: 'as it is' },
  memberTimeZone: { candidate: 'leave out', member: 'as it is' },
  memberRole: { candidate: 'leave out', member: 'as it is' },
  memberZoomId: { candidate: 'leave out', member: 'as it is' },
  memberAct: both('as it is'),

  // It may name a candidate or a colleague.
  auditDetail: { candidate: 'as it is', member: 'leave out' },

  participant: { candidate: 'who it is', member: 'leave out' },
  presence: { candidate: 'as it is', member: 'leave out' },
  speech: { candidate: 'who it is', member: 'leave out' },
  call: { candidate: 'as it is', member: 'leave out' },
  meeting: { candidate: 'as it is', member: 'leave out' },
  // Larger than a document may be: its copy's row says that it is there and how large.
  film: both('leave out'),
  copy: both('leave out'),
};

/** How far the software is with a row: numbers and marks of its own that say nothing of anybody. */
const OWN_MARKS: ReadonlySet<string> = new Set([
  'head',
  'facts_version',
  'seq',
  'card',
  'indexed',
  'revision',
  'done',
  'tried',
  'calendar_tried',
  'filed',
  'generation',
  'lease_owner',
  'lease_until',
  'overrides',
]);

export const isOwnMark = (column: string): boolean => OWN_MARKS.has(column);
