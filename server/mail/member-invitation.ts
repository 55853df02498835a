import type { Member } from '../../common/member.ts';
import { memberOf } from '../../db/members.ts';
import { organizationById } from '../../db/organizations.ts';
import { enqueue } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { Services } from '../services.ts';
import type { OutwardHandler } from '../tasks/runner.ts';
import { mailingOnce, type TaskMail } from './task-mail.ts';

/** Tells somebody by mail that they were invited; the task's payload says whom, and by whom. */
export const MEMBER_INVITATION = 'mail.member_invitation';

interface Payload extends TaskMail {
  memberId: string;
  invitedBy: string;
}

/** Queues the mail in the transaction that invites. */
export async function queueMemberInvitation(
  tx: Tx,
  invited: Pick<Member, 'id' | 'organizationId'>,
  by: Member,
  now: number,
): Promise<void> {
  const { id: memberId, organizationId } = invited;
  const payload: Payload = {
    memberId,
    organizationId,
    invitedBy: by.id,
    at: now,
    handedOver: false,
  };
  await enqueue(tx, { kind: MEMBER_INVITATION, key: memberId, payload, runAt: now });
}

/** Says who invites, unless either is no member any more. */
export function inviting(services: Services): OutwardHandler {
  const { config, database } = services;
  return mailingOnce<Payload>(services, async ({ organizationId, memberId, invitedBy }) => {
    const invited = await memberOf(database.read, organizationId, memberId);
    const inviter = await memberOf(database.read, organizationId, invitedBy);
    if (!invited?.active || inviter === null) return null;
    const { name: organization } = await organizationById(database, organizationId);
    return {
      ...wordsOf({ inviter: inviter.name, organization, url: `${config.publicUrl}/` }),
      to: invited.email,
      toName: invited.name,
      replyTo: inviter.email,
      key: memberId,
    };
  });
}

const wordsOf = (facts: { inviter: string; organization: string; url: string }) => ({
  subject: `${facts.inviter} invites you to Hireside`,
  body: `${facts.inviter} invites you to Hireside, where ${facts.organization} prepares and holds its interviews.

Sign in with Zoom, with the account of this address:
${facts.url}

If you did not expect this, you need not do anything.`,
});
