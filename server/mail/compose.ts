import MailComposer from 'nodemailer/lib/mail-composer';
import { toMs } from '../../common/time.ts';
import type { Mail } from '../../db/mail.ts';
import type { MailAddress } from '../config.ts';
import { htmlOf } from './html.ts';

/**
 * Ours, not the mail server's, and the same in every attempt: what the receiving side knows
 * copies by, and what a delivery report names.
 */
export const messageIdOf = (mailId: string, from: MailAddress): string =>
  `<${mailId}@${from.address.split('@').at(-1)}>`;

/**
 * The message as it crosses the wire (RFC 5322): text, the same as HTML, and the calendar part
 * twice, as an alternative for clients that show it and as an attachment for those that do not.
 */
export async function composeMail(
  mail: Pick<
    Mail,
    | 'to'
    | 'toName'
    | 'replyTo'
    | 'subject'
    | 'body'
    | 'ics'
    | 'kind'
    | 'automatic'
    | 'messageId'
    | 'inReplyTo'
    | 'createdAt'
  >,
  from: MailAddress,
): Promise<Buffer> {
  const thread = mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo };
  const composer = new MailComposer({
    from,
    to: { name: mail.toName, address: mail.to },
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.body,
    html: htmlOf(mail.body),
    messageId: mail.messageId,
    ...thread,
    ...(mail.inReplyTo === null ? {} : { references: mail.inReplyTo }),
    date: new Date(toMs(mail.createdAt)),
    // RFC 3834 §5: what no person sent says so, and out-of-office replies leave it alone.
    ...(mail.automatic ? { headers: { 'Auto-Submitted': 'auto-generated' } } : {}),
    ...(mail.ics === null
      ? {}
      : {
          icalEvent: {
            method: mail.kind === 'cancellation' ? 'CANCEL' : 'REQUEST',
            content: mail.ics,
          },
        }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
