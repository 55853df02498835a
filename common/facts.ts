import type { Id } from './ids.ts';
import type { InterviewStatus } from './interview.ts';
import type { Instant } from './time.ts';

/** What an organization chose. */
export interface Settings {
  interviewersMoveStage: boolean;
  /** Whose scorecards others may read, and when; a job may say otherwise for itself. */
  feedbackVisibility: FeedbackVisibility;
  /** Whether a rating needs words before its scorecard can be submitted. */
  ratingComments: 'optional' | 'required';
}

export type FeedbackVisibility = 'never' | 'always' | 'after_own';

export const DEFAULT_SETTINGS: Settings = {
  interviewersMoveStage: false,
  feedbackVisibility: 'after_own',
  ratingComments: 'optional',
};

/**
 * What a log is of. `unfiled`: a meeting whose candidate is not known yet. `quarantined`: somebody
 * who is to be erased, seen by admins alone. `erased`: somebody whose data are gone.
 */
export type CandidateKind = 'candidate' | 'unfiled' | 'quarantined' | 'erased';

/**
 * What the permission and visibility rules need to know about one candidate. Read afresh from the
 * database for every call and every delivery; small, because it names people and not their words.
 */
export interface CandidateFacts {
  organizationId: Id;
  kind: CandidateKind;
  settings: Settings;
  applications: {
    id: Id;
    jobId: Id;
    hiringTeam: readonly Id[];
    /** The job's own rule; `null` where the organization's counts. */
    feedbackVisibility: FeedbackVisibility | null;
  }[];
  interviews: InterviewFacts[];
  /** Who has submitted a scorecard, by interview. */
  submitted: { interviewId: Id; memberId: Id }[];
  /** Members who opened the panel in this meeting; for `unfiled` only. */
  meetingMembers: readonly Id[];
}

export interface InterviewFacts {
  id: Id;
  applicationId: Id | null;
  round: number;
  memberIds: readonly Id[];
  startsAt: Instant;
  minutes: number;
  endedAt: Instant | null;
  status: InterviewStatus;
}
