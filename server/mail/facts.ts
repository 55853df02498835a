import type { InvitationFacts } from '../../common/invitation.ts';
import { type Locale, localeOf } from '../../common/locales.ts';
import { isTimeZone } from '../../common/time-zone.ts';
import type { InvitationRows } from '../../db/invitations.ts';
import type { Mail } from '../../db/mail.ts';
import type { Sealer } from '../auth/seal.ts';
import { openMeeting } from '../scheduling/sealed.ts';

/** What the meeting adds to an invitation, where there is one. */
export type MeetingDetails = Pick<InvitationFacts, 'joinLink' | 'passcode'>;

/** Link and passcode of the meeting that Hireside made, opened. */
export function detailsOf(sealer: Sealer, { interview, meeting }: InvitationRows): MeetingDetails {
  return meeting === null ? {} : openMeeting(sealer, interview.id, meeting);
}

/**
 * The rows as a template sees them.
 * @param details what the caller knows better than the rows, of a meeting made a moment ago
 */
export function factsFrom(
  rows: InvitationRows,
  recruiter: string | null,
  details: MeetingDetails = {},
): InvitationFacts {
  const { candidate, interview, application, interviewers, organizationName } = rows;
  return {
    candidateName: candidate.name || null,
    jobTitle: application?.jobTitle ?? null,
    title: interview.title,
    round: interview.round,
    rounds: interview.rounds,
    startsAt: interview.startsAt,
    minutes: interview.minutes,
    interviewers,
    organization: organizationName,
    recruiter,
    meetingNumber: interview.meetingNumber,
    joinLink: null,
    passcode: null,
    ...details,
  };
}

/** Whose day and clock a mail is written in, and how they write them. */
export interface Reader {
  timeZone: string;
  locale: Locale;
}

/**
 * As wanted, else as in the mail they have already, else the candidate's zone where it is known,
 * else that of whoever writes.
 */
export function readerOf(
  { candidate }: InvitationRows,
  member: { timeZone: string } | null,
  last: Mail | undefined,
  wanted: { timeZone?: string | undefined; locale?: Locale | undefined } = {},
): Reader {
  const known = [wanted.timeZone, last?.timeZone, candidate.timeZone, member?.timeZone];
  return {
    timeZone: known.find((zone) => zone && isTimeZone(zone)) ?? 'UTC',
    locale: wanted.locale ?? localeOf(last?.locale),
  };
}
