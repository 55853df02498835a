import type { Input, Output } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import { PLACEHOLDERS, type Values, valuesOf } from '../../common/invitation.ts';
import type { MailKind } from '../../common/mail.ts';
import { type MailTemplate, renderMail } from '../../common/mail-templates.ts';
import type { Member } from '../../common/member.ts';
import { mustBeThere } from '../../db/gone.ts';
import { invitationRows } from '../../db/invitations.ts';
import { type Mail, mailsOf, withdrawUnsent } from '../../db/mail.ts';
import type { Tx } from '../../db/transact.ts';
import type { Services } from '../services.ts';
import { found } from './draft.ts';
import { detailsOf, factsFrom, readerOf } from './facts.ts';
import { lastArrived, nextKind, queueLetter } from './queue.ts';
import { MAIL_IS_OFF } from './route.ts';
import { templateOf } from './templates.ts';

const REPLACED = 'A newer mail about the interview replaced it before it left.';

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
    await mustBeThere(tx, rows.candidateId);
    const before = await mailsOf(tx.sql, organizationId, interviewId);
    const known = before.find(({ id }) => id === input.id);
    if (known !== undefined) return { mailId: known.id, state: known.state };
    const to = input.to ?? rows.candidate.email;
    if (!to) throw new AppError('conflict', 'The candidate has no e-mail address yet. Add one.');
    await withdrawUnsent(tx, { organizationId, interviewId, to }, REPLACED, now);
    const earlier = await mailsOf(tx.sql, organizationId, interviewId);
    const kind = nextKind(rows.interview.status, earlier, to);
    mustHaveBeenInvited(kind, earlier, to);
    const reader = readerOf(rows, member, lastArrived(earlier, to), input);
    const facts = {
      ...factsFrom(rows, member.name, detailsOf(sealer, rows)),
      note: input.note ?? null,
    };
    const template = await writtenTemplate(tx, organizationId, kind, input);
    const { subject, body } = written(template, valuesOf(facts, reader.timeZone, reader.locale));
    const actor = member;
    const letter = { id: input.id, kind, to, subject, body, ...reader, actor, automatic: false };
    const mail = await queueLetter(tx, route, rows, facts, letter, earlier, organizationId, now);
    return { mailId: mail.id, state: mail.state };
  });
}

function mustHaveBeenInvited(kind: MailKind, earlier: readonly Mail[], to: string): void {
  if (kind !== 'cancellation' || lastArrived(earlier, to) !== undefined) return;
  throw new AppError('conflict', `The interview is cancelled, and ${to} was not invited.`);
}

/** What was reviewed; a body that names the instructions without saying them means the stored ones. */
async function writtenTemplate(
  tx: Tx,
  organizationId: string,
  kind: MailKind,
  { subject, body, instructions }: Input<'sendInvitation'>,
): Promise<MailTemplate> {
  if (instructions !== undefined) return { subject, body, instructions };
  const names = body.includes('{instructions}');
  const stored = names ? await templateOf(tx.sql, organizationId, kind) : null;
  return { subject, body, instructions: stored?.instructions ?? '' };
}

/** Fills what the sender left in braces. @throws AppError naming what nobody could fill */
function written(template: MailTemplate, values: Values): { subject: string; body: string } {
  const filled = renderMail(template, values);
  if (filled.unknown.length > 0) {
    const names = filled.unknown.map((name) => `{${name}}`).join(', ');
    throw new AppError('invalid_request', `Nothing is known that ${names} could stand for.`, [
      { path: 'body', message: `Known: ${PLACEHOLDERS.map((name) => `{${name}}`).join(', ')}` },
    ]);
  }
  return { subject: filled.subject.slice(0, 300), body: filled.body };
}
