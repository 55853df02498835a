import type { CandidateFacts, InterviewFacts } from './facts.ts';
import { endOf } from './interview.ts';
import { LIMITS } from './limits.ts';
import type { Actor, Role } from './member.ts';

/** What members do to one candidate. */
export type CandidateAction =
  | 'candidate.read'
  | 'candidate.edit'
  | 'note.write'
  | 'stage.move'
  | 'scorecard.write'
  | 'interview.manage'
  | 'debrief.read'
  | 'debrief.open'
  | 'meeting.link'
  | 'attendance.read';

/** What members do in the organization, whoever the candidate. */
export type OrganizationAction =
  | 'panel.open'
  | 'candidates.list'
  | 'candidates.create'
  | 'jobs.read'
  | 'jobs.create'
  | 'jobs.edit'
  | 'kits.read'
  | 'kits.edit'
  | 'notices.read'
  | 'reports.read'
  | 'audit.read'
  | 'interviews.read'
  | 'interviews.create'
  | 'members.read'
  | 'members.manage'
  | 'mail.templates'
  | 'settings.edit'
  | 'attendance.report'
  | 'calls.assign'
  | 'privacy.manage'
  | 'data.manage';

/** Everyone of the organization may do these; which rows they get is decided row by row. */
const ANYONE: readonly Role[] = ['admin', 'recruiter', 'hiring_manager', 'interviewer'];
const STAFF: readonly Role[] = ['admin', 'recruiter'];
const ADMIN: readonly Role[] = ['admin'];

/** The whole role table for calls that are not about one candidate. */
const ORGANIZATION_TABLE: Record<OrganizationAction, readonly Role[]> = {
  'panel.open': ANYONE,
  'candidates.list': ANYONE,
  'candidates.create': STAFF,
  'jobs.read': ANYONE,
  'jobs.create': STAFF,
  'jobs.edit': STAFF,
  'kits.read': ANYONE,
  'kits.edit': STAFF,
  'notices.read': ANYONE,
  'reports.read': ['admin', 'recruiter', 'hiring_manager'],
  'audit.read': ['admin'],
  'interviews.read': ANYONE,
  'interviews.create': STAFF,
  'members.read': ANYONE,
  'members.manage': ADMIN,
  'mail.templates': STAFF,
  'settings.edit': ADMIN,
  'attendance.report': STAFF,
  'calls.assign': STAFF,
  'privacy.manage': ADMIN,
  'data.manage': ADMIN,
};

export function mayIn(actor: Actor, action: OrganizationAction): boolean {
  return actor.active && ORGANIZATION_TABLE[action].includes(actor.role);
}

/** How a member stands to a candidate. */
interface Standing {
  staff: boolean;
  hiringTeam: boolean;
  panel: boolean;
  inMeeting: boolean;
}

const TABLE: Record<CandidateAction, (standing: Standing, facts: CandidateFacts) => boolean> = {
  'candidate.read': anyStanding,
  'candidate.edit': ({ staff }) => staff,
  'note.write': anyStanding,
  'stage.move': ({ staff, hiringTeam, panel }, { settings }) =>
    staff || hiringTeam || (panel && settings.interviewersMoveStage),
  'scorecard.write': ({ panel }) => panel,
  'interview.manage': ({ staff }) => staff,
  'debrief.read': anyStanding,
  'debrief.open': ({ staff }) => staff,
  'meeting.link': anyStanding,
  'attendance.read': ({ staff, hiringTeam }) => staff || hiringTeam,
};

/** Whether an action is done to one candidate; else it is the organization's. */
export const isCandidateAction = (
  action: CandidateAction | OrganizationAction,
): action is CandidateAction => Object.hasOwn(TABLE, action);

function anyStanding({ staff, hiringTeam, panel, inMeeting }: Standing): boolean {
  return staff || hiringTeam || panel || inMeeting;
}

/**
 * The one answer to "may this member do this to this candidate". Both sides ask it; the server
 * alone decides.
 * @param now server time in milliseconds: an interviewer's sight ends with the scorecard window
 */
export function may(
  actor: Actor,
  action: CandidateAction,
  facts: CandidateFacts,
  now: number,
): boolean {
  if (!actor.active || actor.organizationId !== facts.organizationId) return false;
  if (facts.kind === 'erased') return false;
  if (facts.kind === 'quarantined') return actor.role === 'admin' && action === 'candidate.read';
  const standing = standingOf(actor, facts, now);
  if (facts.kind === 'unfiled') {
    // Notes of a meeting nobody has named yet belong to those who sit in it, recruiters included.
    const allowed =
      action === 'candidate.read' || action === 'note.write' || action === 'meeting.link';
    return standing.inMeeting && allowed;
  }
  return TABLE[action](standing, facts);
}

function standingOf(actor: Actor, facts: CandidateFacts, now: number): Standing {
  return {
    staff: actor.role === 'admin' || actor.role === 'recruiter',
    hiringTeam:
      actor.role === 'hiring_manager' &&
      facts.applications.some((application) => application.hiringTeam.includes(actor.id)),
    panel: facts.interviews.some((interview) => isOnOpenPanel(actor, interview, now)),
    inMeeting: facts.kind === 'unfiled' && facts.meetingMembers.includes(actor.id),
  };
}

/** On the panel of an interview that stands and whose scorecard window is still open. */
export function isOnOpenPanel(
  actor: Pick<Actor, 'id'>,
  interview: InterviewFacts,
  now: number,
): boolean {
  return (
    interview.status !== 'cancelled' &&
    interview.memberIds.includes(actor.id) &&
    now < endOf(interview) + LIMITS.scorecardWindowMs
  );
}
