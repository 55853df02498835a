import { knownAddresses, knownMessages } from '../../db/mail-known.ts';
import type { Database } from '../../db/open.ts';
import type { Arrived, Mailbox } from './mailbox.ts';

const MESSAGE_ID = /<[^<>\s]+@[^<>\s]+>/g;

/**
 * Removes from the mailbox what was sent to somebody who is erased, and reports about it: all that
 * names no mail Hireside still has the words of, and went to no colleague.
 */
export async function forgetErased(
  { read }: Pick<Database, 'read'>,
  mailbox: Mailbox,
): Promise<void> {
  const named = (one: Arrived) => one.raw.toString('latin1').match(MESSAGE_ID) ?? [];
  const all = mailbox.list();
  if (all.length === 0) return;
  const messages = await knownMessages(read, [...new Set(all.flatMap(named))]);
  const colleagues = await knownAddresses(read);
  mailbox.keep(
    (one) =>
      named(one).some((id) => messages.has(id)) ||
      one.to.some((address) => colleagues.has(address.toLowerCase())),
  );
}
