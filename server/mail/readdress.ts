import type { LogKey } from '../../db/append.ts';
import { moveMail, readdressMail, unsentTo } from '../../db/mail.ts';
import type { Tx } from '../../db/transact.ts';
import { withAttendee } from './ics.ts';
import { sameAddress } from './queue.ts';

const REMOVED = 'The candidate’s address was removed before it left.';

/**
 * Has mail that no mail server can have go where the candidate is reached now, in the transaction
 * that corrects the address; its calendar entry names that one, too. Mail to other addresses, and
 * mail that was handed over, stays as it is.
 * @param to `null`: there is no address any more, and nothing is sent
 */
export async function readdress(
  tx: Tx,
  { organizationId, candidateId }: LogKey,
  from: string,
  to: string | null,
  now: number,
): Promise<void> {
  for (const mail of await unsentTo(tx, { organizationId, candidateId, to: from })) {
    if (to === null) {
      await moveMail(tx, mail.id, { state: 'withdrawn', reason: REMOVED, settledAt: now });
      continue;
    }
    await readdressMail(tx, mail.id, {
      to,
      toName: sameAddress(mail.toName, from) ? to : mail.toName,
      ics: mail.ics === null ? null : withAttendee(mail.ics, to),
    });
  }
}
