import type { KnownMember } from '../../../db/members.ts';
import type { PersonMark } from '../../../db/records/attendance.ts';
import type { Presence } from './spans.ts';

/** Who somebody in a meeting was, and how that is known. A name alone tells nobody. */
export interface Known {
  who: 'candidate' | 'member' | null;
  memberId: string | null;
  by: 'zoom_user' | 'email' | 'chosen' | null;
}

const NOBODY: Known = { who: null, memberId: null, by: null };

/** By a recruiter's word, else by the Zoom account, else by the e-mail address. */
export function whoIs(
  one: Presence,
  said: readonly PersonMark[],
  members: readonly KnownMember[],
  candidateEmail: string | null,
): Known {
  const mark = said.find(({ person }) => person === one.person);
  if (mark !== undefined) return { who: mark.who, memberId: mark.member_id, by: 'chosen' };
  const byId = members.find(
    ({ zoomUserId }) => zoomUserId !== null && zoomUserId === one.zoomUserId,
  );
  if (byId !== undefined) return { who: 'member', memberId: byId.id, by: 'zoom_user' };
  const { email } = one;
  if (email === null) return NOBODY;
  const byEmail = members.find((member) => member.email.toLowerCase() === email);
  if (byEmail !== undefined) return { who: 'member', memberId: byEmail.id, by: 'email' };
  const isCandidate = candidateEmail?.toLowerCase() === email;
  return isCandidate ? { who: 'candidate', memberId: null, by: 'email' } : NOBODY;
}
