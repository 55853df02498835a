import { newId } from '../../common/ids.ts';
import type { Member, Role } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import {
  askToJoin,
  bindZoomUser,
  claimAccount,
  forgetRequests,
  formerMembers,
  hasMember,
  introduce,
  isOfAccount,
  isUnproven,
  memberWithZoomId,
  organizationOfAccount,
  settleUnproven,
  unboundMembers,
} from '../../db/joining.ts';
import { insertMember } from '../../db/members.ts';
import { insertOrganization, type Organization } from '../../db/organizations.ts';
import type { Tx } from '../../db/transact.ts';
import type { ZoomProfile } from '../zoom/profile.ts';

/** What becomes of somebody whom Zoom has named. */
export type Admission =
  | { kind: 'member'; member: Member; isNew: boolean }
  /** An admin of this organization has been asked, and has not answered. */
  | { kind: 'asked'; organization: string }
  /** Only an admin's invitation lets them in. */
  | { kind: 'invitation_needed' }
  /** They were a member, and an admin ended that. */
  | { kind: 'ended'; member: Member };

/** The least that a member may: who comes by themselves begins with it. */
const NEWCOMER: Role = 'interviewer';

/**
 * Decides who somebody is in Hireside, by what Zoom says about them, and writes it. In order: a
 * member bound to this Zoom user; one whose access an admin ended, or gave back; someone invited by
 * this address, or coming back to it; a colleague of an organization's Zoom account, as that
 * organization chooses; else the first of their account, who makes an organization and is its
 * admin, unless they only want to join one.
 * Who the browser is signed in as says nothing: whoever sits there would become that member for good.
 */
export async function admit(
  tx: Tx,
  profile: ZoomProfile,
  now: number,
  { mayFound }: { mayFound: boolean },
): Promise<Admission> {
  const known = await proven(tx, await memberWithZoomId(tx, profile.zoomUserId), profile);
  if (known !== null) return welcome(tx, known, profile, false);
  const organization = await organizationOfAccount(tx, profile.zoomAccountId);
  // Whoever was let back in is who they were, whatever their address is now.
  const [former] = await formerMembers(tx, profile.zoomUserId);
  const invited = former?.active ? former : await invitedAs(tx, profile, organization);
  if (former !== undefined && !invited?.active) return { kind: 'ended', member: former };
  if (invited !== null) {
    if (!invited.active) return { kind: 'ended', member: invited };
    await bindZoomUser(tx, invited.id, profile.zoomUserId);
    await introduce(tx, invited.id, profile);
    return welcome(tx, invited, profile, true);
  }
  if (organization === null) {
    return mayFound ? found(tx, profile, now) : { kind: 'invitation_needed' };
  }
  return join(tx, profile, organization, now);
}

/**
 * A file may say of anybody that they are its member. They are where their Zoom account is the
 * organization's, or where they have the address that it says; else that is forgotten.
 */
async function proven(
  tx: Tx,
  member: Member | null,
  { zoomAccountId, email, isVerified }: ZoomProfile,
): Promise<Member | null> {
  if (member === null || !(await isUnproven(tx, member.id))) return member;
  const isColleague = await isOfAccount(tx, member.organizationId, zoomAccountId);
  const isThem = isColleague || (isVerified && email.toLowerCase() === member.email);
  await settleUnproven(tx, member.id);
  if (!isThem) await bindZoomUser(tx, member.id, null);
  return isThem ? member : null;
}

/** Their own organization comes first; an address that Zoom has not seen proves nothing. */
async function invitedAs(
  tx: Tx,
  { email, isVerified }: ZoomProfile,
  organization: Organization | null,
): Promise<Member | null> {
  if (!isVerified) return null;
  const members = await unboundMembers(tx, email);
  const own = members.find(({ organizationId }) => organizationId === organization?.id);
  return own ?? members.find(({ active }) => active) ?? null;
}

async function welcome(
  tx: Tx,
  member: Member,
  { zoomAccountId, zoomUserId }: ZoomProfile,
  isNew: boolean,
): Promise<Admission> {
  if (!member.active) return { kind: 'ended', member };
  await forgetRequests(tx, zoomUserId);
  // An organization that was imported or seeded learns its account from its admin.
  if (member.role === 'admin') await claimAccount(tx, member.organizationId, zoomAccountId);
  return { kind: 'member', member, isNew };
}

async function found(tx: Tx, profile: ZoomProfile, now: number): Promise<Admission> {
  const id = newId(now);
  const { zoomAccountId, email, name } = profile;
  const createdAt = toInstant(now);
  const domain = email.split('@')[1] ?? email;
  const organization = { id, name: domain, settings: {}, zoomAccountId, createdAt };
  await insertOrganization(tx, organization);
  const member = await add(tx, id, { ...profile, name }, 'admin', now);
  return { kind: 'member', member, isNew: true };
}

async function join(
  tx: Tx,
  profile: ZoomProfile,
  { id, name: organization, settings }: Organization,
  now: number,
): Promise<Admission> {
  const { zoomUserId, email, name, timeZone, isVerified } = profile;
  // The address belongs to somebody else here: only a person can tell what that means.
  const isTaken = await hasMember(tx, id, email);
  if (settings.joining === 'open' && !isTaken && isVerified) {
    return { kind: 'member', member: await add(tx, id, profile, NEWCOMER, now), isNew: true };
  }
  if (settings.joining === 'invitation' || isTaken) return { kind: 'invitation_needed' };
  const status = await askToJoin(tx, {
    id: newId(now),
    organization_id: id,
    zoom_user_id: zoomUserId,
    email,
    name,
    time_zone: timeZone,
    asked_at: toInstant(now),
  });
  return status === 'pending' ? { kind: 'asked', organization } : { kind: 'invitation_needed' };
}

/** Makes a member of somebody whom Zoom has named. */
export async function add(
  tx: Tx,
  organizationId: string,
  person: Pick<ZoomProfile, 'zoomUserId' | 'email' | 'name' | 'timeZone'>,
  role: Role,
  now: number,
): Promise<Member> {
  const { email, name, timeZone, zoomUserId } = person;
  const member = { id: newId(now), organizationId, email: email.toLowerCase(), name, role };
  const createdAt = toInstant(now);
  await insertMember(tx, { ...member, timeZone, zoomUserId, createdAt });
  return { ...member, timeZone, active: true };
}
