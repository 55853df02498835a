import type { Output, Query } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import { valuesOf, withoutNote } from '../../common/invitation.ts';
import { renderMail } from '../../common/mail-templates.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { type InvitationRows, invitationRows } from '../../db/invitations.ts';
import { type Mail, mailsOf } from '../../db/mail.ts';
import { correctedAddresses } from '../../db/profile.ts';
import type { Services } from '../services.ts';
import { detailsOf, factsFrom, readerOf } from './facts.ts';
import { holdOf, lastArrived, nextKind, sameAddress } from './queue.ts';
import { templateOf } from './templates.ts';

/** What the review screen opens with: the draft, and what became of earlier mails. */
export async function draftInvitation(
  { database, clock, sealer, mail: route }: Services,
  member: Member,
  interviewId: string,
  wanted: Query<'invitation'>,
): Promise<Output<'invitation'>> {
  const { organizationId } = member;
  const rows = found(await invitationRows(database.read, organizationId, interviewId));
  const earlier = await mailsOf(database.read, organizationId, interviewId);
  const corrected = await correctedAddresses(database.read, rows.candidateId);
  const to = rows.candidate.email ?? null;
  const kind = nextKind(rows.interview.status, earlier, to ?? '');
  const { timeZone, locale } = readerOf(rows, member, lastArrived(earlier, to ?? ''), wanted);
  const values = valuesOf(factsFrom(rows, member.name, detailsOf(sealer, rows)), timeZone, locale);
  const template = await templateOf(database.read, organizationId, kind);
  const { subject, body, missing } = renderMail(template, withoutNote(values));
  const hold = holdOf(rows, clock.now());
  return {
    mailIsOn: route !== null,
    from: route?.from.address ?? null,
    kind,
    candidateId: rows.candidateId,
    status: rows.interview.status,
    reply: rows.interview.reply,
    startsAt: rows.interview.startsAt,
    to,
    subject,
    body,
    timeZone,
    locale,
    missing,
    template,
    values,
    heldUntil: hold === null ? null : toInstant(hold.until),
    earlier: earlier.map((mail) => presentDelivery(mail, corrected)),
  };
}

/** @throws AppError `not_found` where there is no such interview, or nobody it could be with */
export function found(rows: InvitationRows | null): InvitationRows {
  if (rows === null) throw new AppError('not_found', 'There is no such interview.');
  return rows;
}

const presentDelivery = (
  mail: Mail,
  corrected: Awaited<ReturnType<typeof correctedAddresses>>,
): Output<'invitation'>['earlier'][number] => ({
  id: mail.id,
  kind: mail.kind,
  to: mail.to,
  subject: mail.subject,
  state: mail.state,
  reason: mail.reason,
  attempts: mail.attempts,
  automatic: mail.automatic,
  correctedSince: corrected.some(
    ({ address, at }) =>
      mail.handedOverAt !== null && mail.handedOverAt <= at && sameAddress(address, mail.to),
  ),
  createdAt: mail.createdAt,
  settledAt: mail.settledAt,
});
