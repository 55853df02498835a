import type { Input, Output } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import {
  DEFAULT_TEMPLATES,
  fillTemplate,
  PLACEHOLDERS,
  valuesOf,
  withNote,
  withoutNote,
} from '../../common/invitation.ts';
import type { Member } from '../../common/member.ts';
import { type InvitationRows, invitationRows } from '../../db/invitations.ts';
import { type Mail, mailsOf, withdrawUnsent } from '../../db/mail.ts';
import type { Services } from '../services.ts';
import { detailsOf, factsFrom, timeZoneFor } from './facts.ts';
import { lastArrived, nextKind, queueLetter } from './queue.ts';
import { MAIL_IS_OFF } from './route.ts';

const REPLACED = 'A newer mail about the interview replaced it before it left.';

/** What the review screen opens with: the draft, and what became of earlier mails. */
export async function draftInvitation(
  { database, sealer, mail: route }: Services,
  member: Member,
  interviewId: string,
): Promise<Output<'invitation'>> {
  const { organizationId } = member;
  const rows = found(await invitationRows(database.read, organizationId, interviewId));
  const earlier = await mailsOf(database.read, organizationId, interviewId);
  const to = rows.candidate.email ?? null;
  const kind = nextKind(rows.interview.status, earlier, to ?? '');
  const timeZone = timeZoneFor(rows, member);
  const values = withoutNote(
    valuesOf(factsFrom(rows, member.name, detailsOf(sealer, rows)), timeZone),
  );
  const { subject, body, missing } = fillTemplate(DEFAULT_TEMPLATES[kind], values);
  return {
    mailIsOn: route !== null,
    kind,
    to,
    subject,
    body,
    timeZone,
    missing,
    earlier: earlier.map(presentDelivery),
  };
}

/** Queues what was reviewed. The same id again answers what became of the first. */
export async function sendInvitation(
  { database, clock, sealer, mail: route }: Services,
  member: Member,
  interviewId: string,
  input: Input<'sendInvitation'>,
): Promise<Output<'sendInvitation'>> {
  if (route === null) throw new AppError('conflict', MAIL_IS_OFF);
  const { organizationId } = member;
  return database.transact(async (tx) => {
    const now = clock.now();
    const rows = found(await invitationRows(tx.sql, organizationId, interviewId));
    const before = await mailsOf(tx.sql, organizationId, interviewId);
    const known = before.find(({ id }) => id === input.id);
    if (known !== undefined) return { mailId: known.id, state: known.state };
    const to = input.to ?? rows.candidate.email;
    if (!to) throw new AppError('conflict', 'The candidate has no e-mail address yet. Add one.');
    await withdrawUnsent(tx, { organizationId, interviewId, to }, REPLACED, now);
    const earlier = await mailsOf(tx.sql, organizationId, interviewId);
    const kind = nextKind(rows.interview.status, earlier, to);
    if (kind === 'cancellation' && lastArrived(earlier, to) === undefined) {
      throw new AppError('conflict', `The interview is cancelled, and ${to} was not invited.`);
    }
    const timeZone = input.timeZone ?? timeZoneFor(rows, member);
    const facts = {
      ...factsFrom(rows, member.name, detailsOf(sealer, rows)),
      note: input.note ?? null,
    };
    const { subject, body } = written(input, valuesOf(facts, timeZone));
    const actor = member;
    const letter = { id: input.id, kind, to, subject, body, timeZone, actor, automatic: false };
    const mail = await queueLetter(tx, route, rows, facts, letter, earlier, organizationId, now);
    return { mailId: mail.id, state: mail.state };
  });
}

/** Fills what the sender left in braces. @throws AppError naming what nobody could fill */
function written(
  { subject, body, note }: Pick<Input<'sendInvitation'>, 'subject' | 'body' | 'note'>,
  values: ReturnType<typeof valuesOf>,
): { subject: string; body: string } {
  const filled = fillTemplate({ subject, body: withNote(body, note) }, values);
  if (filled.unknown.length > 0) {
    const names = filled.unknown.map((name) => `{${name}}`).join(', ');
    throw new AppError('invalid_request', `Nothing is known that ${names} could stand for.`, [
      { path: 'body', message: `Known: ${PLACEHOLDERS.map((name) => `{${name}}`).join(', ')}` },
    ]);
  }
  return { subject: filled.subject.slice(0, 300), body: filled.body };
}

function found(rows: InvitationRows | null): InvitationRows {
  if (rows === null) throw new AppError('not_found', 'There is no such interview.');
  return rows;
}

const presentDelivery = (mail: Mail): Output<'invitation'>['earlier'][number] => ({
  id: mail.id,
  kind: mail.kind,
  to: mail.to,
  subject: mail.subject,
  state: mail.state,
  reason: mail.reason,
  attempts: mail.attempts,
  createdAt: mail.createdAt,
  settledAt: mail.settledAt,
});
