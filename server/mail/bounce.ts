import { mayHaveArrived } from '../../common/mail.ts';
import type { Clock } from '../../common/time.ts';
import { lockedMail, mailByMessageId } from '../../db/mail.ts';
import type { Database } from '../../db/open.ts';
import { conclude } from './deliver.ts';
import { headerOf, leavesOf, parseHeaders, parseMime, textOf } from './mime.ts';

/** What a delivery report says (RFC 3464): which message did not arrive, and why. */
export interface DeliveryReport {
  messageId: string;
  reason: string;
}

/** @returns `null` for what is no report, or reports a delay and not a failure */
export function readDeliveryReport(raw: Buffer): DeliveryReport | null {
  const message = parseMime(raw);
  if (message.type !== 'multipart/report') return null;
  const leaves = leavesOf(message);
  const status = leaves.find(({ type }) => type === 'message/delivery-status');
  const original = leaves.find(({ type }) =>
    /^(?:message\/rfc822|text\/rfc822-headers|message\/rfc822-headers)$/.test(type),
  );
  if (status === undefined || original === undefined) return null;
  const fields = new Map(parseHeaders(textOf(status)).reverse());
  if (fields.get('action')?.toLowerCase() !== 'failed') return null;
  const messageId = headerOf(parseMime(original.content), 'message-id');
  if (messageId === null) return null;
  const said = (fields.get('diagnostic-code') ?? '').replace(/^\s*smtp\s*;\s*/i, '');
  return { messageId, reason: `It came back: ${said || (fields.get('status') ?? 'no reason')}` };
}

/**
 * The bounce door: marks the mail that a report names. A Message-ID holds 62 random bits, so only
 * who got the mail can name it. In live mode reports go to the mailbox behind MAIL_FROM, which
 * Hireside does not read.
 * @returns whether the report named a mail of ours that had gone out
 */
export async function receiveReport(
  database: Database,
  clock: Clock,
  raw: Buffer,
): Promise<boolean> {
  const report = readDeliveryReport(raw);
  if (report === null) return false;
  const named = await mailByMessageId(database.read, report.messageId);
  if (named === null) return false;
  return database.transact(async (tx) => {
    const mail = await lockedMail(tx, named.id);
    if (mail === null || !mayHaveArrived(mail.state)) return false;
    await conclude(tx, mail, { state: 'bounced', reason: report.reason }, clock.now());
    return true;
  });
}
