import { valuesOf } from '../../common/invitation.ts';
import type { MailKind } from '../../common/mail.ts';
import { renderMail } from '../../common/mail-templates.ts';
import { invitationRows } from '../../db/invitations.ts';
import { type Mail, mailsOf, withdrawUnsent } from '../../db/mail.ts';
import { memberOf } from '../../db/members.ts';
import type { Tx } from '../../db/transact.ts';
import { factsFrom, type MeetingDetails, readerOf } from './facts.ts';
import { lastArrived, queueLetter, sameAddress } from './queue.ts';
import type { MailRoute } from './route.ts';
import { templateOf } from './templates.ts';

/** The interview that changed, and who changed it. */
export interface Change {
  organizationId: string;
  interviewId: string;
  /** The member behind it; `null` where there is none. */
  actorId: string | null;
  details?: MeetingDetails;
  note?: string | null;
}

const WITHDRAWN = {
  update: 'The interview changed before it left.',
  cancellation: 'The interview was cancelled before it left.',
} as const;

/**
 * Tells everyone who has an invitation to an interview that it changed, in the transaction that
 * changes it and after the change. An invitation that has not left yet is replaced by one that
 * says how it stands now.
 * @returns what was queued: nothing where mail is off or nobody was invited
 */
export const queueUpdate = (tx: Tx, route: MailRoute | null, change: Change, now: number) =>
  tellInvited(tx, route, change, 'update', now);

/** The same for an interview that will not take place; unsent invitations are kept back. */
export const queueCancellation = (tx: Tx, route: MailRoute | null, change: Change, now: number) =>
  tellInvited(tx, route, change, 'cancellation', now);

async function tellInvited(
  tx: Tx,
  route: MailRoute | null,
  { organizationId, interviewId, actorId, details, note }: Change,
  kind: Exclude<MailKind, 'invitation'>,
  now: number,
): Promise<Mail[]> {
  const before = await mailsOf(tx.sql, organizationId, interviewId);
  await withdrawUnsent(tx, { organizationId, interviewId }, WITHDRAWN[kind], now);
  const rows = await invitationRows(tx.sql, organizationId, interviewId);
  if (route === null || rows === null) return [];
  const actor = actorId === null ? null : await memberOf(tx.sql, organizationId, actorId);
  const facts = { ...factsFrom(rows, actor?.name ?? null, details), note: note ?? null };
  const earlier = await mailsOf(tx.sql, organizationId, interviewId);
  const queued: Mail[] = [];
  for (const to of addressesOf(before)) {
    const last = lastArrived(earlier, to);
    const hasIt = last !== undefined;
    const wasToGet = before.some(
      (mail) =>
        sameAddress(mail.to, to) &&
        (mail.state === 'waiting' || mail.state === 'held') &&
        mail.kind !== 'cancellation',
    );
    if (!hasIt && !(wasToGet && kind === 'update')) continue;
    const next = hasIt ? kind : 'invitation';
    const reader = readerOf(rows, actor, last ?? before.findLast((one) => sameAddress(one.to, to)));
    const template = await templateOf(tx.sql, organizationId, next);
    const values = valuesOf(facts, reader.timeZone, reader.locale);
    const { subject, body } = renderMail(template, values);
    const letter = { kind: next, to, subject, body, ...reader, actor, automatic: true } as const;
    const all = [...earlier, ...queued];
    queued.push(await queueLetter(tx, route, rows, facts, letter, all, organizationId, now));
  }
  return queued;
}

function addressesOf(mails: readonly Mail[]): string[] {
  const found: string[] = [];
  for (const { to } of mails) if (!found.some((one) => sameAddress(one, to))) found.push(to);
  return found;
}
