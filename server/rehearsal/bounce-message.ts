import MimeNode from 'nodemailer/lib/mime-node';
import { headerOf, parseMime } from '../mail/mime.ts';

/**
 * A delivery report (RFC 3464) such as a mail server sends that took a message and could not
 * deliver it: words for people, fields for programs, and the head of what came back.
 */
export async function bounceMessage(
  original: Buffer,
  recipient: string,
  sender: string,
  now: number,
): Promise<Buffer> {
  const messageId = headerOf(parseMime(original), 'message-id') ?? '';
  const said = '550 5.1.1 The mailbox is gone';
  const report = new MimeNode('multipart/report; report-type=delivery-status');
  report.setHeader({
    From: 'Mail Delivery System <mailer-daemon@rehearsal.example>',
    To: sender,
    Subject: 'Undelivered mail returned to sender',
    Date: new Date(now).toUTCString(),
    'Auto-Submitted': 'auto-replied',
    ...(messageId === '' ? {} : { 'In-Reply-To': messageId }),
  });
  report
    .createChild('text/plain; charset=utf-8')
    .setContent(`Your mail could not be delivered to ${recipient}:\r\n\r\n${said}\r\n`);
  report
    .createChild('message/delivery-status')
    .setContent(
      [
        'Reporting-MTA: dns; rehearsal.example',
        '',
        `Final-Recipient: rfc822; ${recipient}`,
        'Action: failed',
        'Status: 5.1.1',
        `Diagnostic-Code: smtp; ${said}`,
        '',
      ].join('\r\n'),
    );
  const head = original.toString('latin1').split(/\r?\n\r?\n/)[0]!;
  report.createChild('text/rfc822-headers').setContent(Buffer.from(`${head}\r\n`, 'latin1'));
  return report.build();
}
