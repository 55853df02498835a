import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { memberOf } from '../../db/members.ts';
import { organizationById } from '../../db/organizations.ts';
import { enqueue, keepPayload } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { Services } from '../services.ts';
import type { OutwardHandler, Settlement } from '../tasks/runner.ts';
import { composeMail, messageIdOf } from './compose.ts';
import { pauseAfter } from './deliver.ts';
import { MAIL_IS_OFF } from './route.ts';
import { send } from './send.ts';

/** Tells somebody by mail that they were invited; the task's payload says whom, and by whom. */
export const MEMBER_INVITATION = 'mail.member_invitation';

/** It is about no candidate, so no log holds it: the task is all that is written down. */
interface Payload {
  memberId: string;
  organizationId: string;
  invitedBy: string;
  at: number;
  /** The mail server may have it: it is never sent again. */
  handedOver: boolean;
}

const GIVE_UP_MS = 24 * 3_600_000;
const AGAIN_MS = 30 * 60_000;
const DONE: Settlement = async () => null;

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

/** Sends it once: that the last line follows is recorded before it does (decision 0020). */
export function inviting({ config, database, mail: route, metrics }: Services): OutwardHandler {
  return async (task, lease) => {
    const payload = task.payload as Payload;
    if (payload.handedOver) return DONE;
    if (route === null) {
      return async (_, now) => ({ retryAt: now + AGAIN_MS, reason: MAIL_IS_OFF });
    }
    const { organizationId } = payload;
    const invited = await memberOf(database.read, organizationId, payload.memberId);
    const inviter = await memberOf(database.read, organizationId, payload.invitedBy);
    if (!invited?.active || inviter === null) return DONE;
    const { name: organization } = await organizationById(database, organizationId);
    const words = wordsOf({ inviter: inviter.name, organization, url: `${config.publicUrl}/` });
    const message = await composeMail(
      {
        ...words,
        to: invited.email,
        toName: invited.name,
        replyTo: inviter.email,
        ics: null,
        kind: 'invitation',
        automatic: false,
        messageId: messageIdOf(payload.memberId, route.from),
        inReplyTo: null,
        createdAt: toInstant(payload.at),
      },
      route.from,
    );
    const note = (handedOver: boolean) => (tx: Tx) =>
      keepPayload(tx, task.id, { ...payload, handedOver });
    const outcome = await send({
      smtpUrl: route.smtpUrl,
      from: route.from.address,
      to: invited.email,
      message,
      signal: lease.signal,
      beforeLastLine: () => lease.transact(note(true)),
    });
    metrics.mails.inc({ outcome: outcome.state });
    if (outcome.state !== 'later') return DONE;
    return async (tx, now) => {
      if (now - payload.at >= GIVE_UP_MS) return null;
      await note(false)(tx);
      return { retryAt: now + pauseAfter(task.attempts), reason: outcome.reason };
    };
  };
}

const wordsOf = (facts: { inviter: string; organization: string; url: string }) => ({
  subject: `${facts.inviter} invites you to Hireside`,
  body: `${facts.inviter} invites you to Hireside, where ${facts.organization} prepares and holds its interviews.

Sign in with Zoom, with the account of this address:
${facts.url}

If you did not expect this, you need not do anything.`,
});
