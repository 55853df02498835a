import { undoLeft } from '../../common/application.ts';
import { newId } from '../../common/ids.ts';
import type { InvitationFacts } from '../../common/invitation.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Locale } from '../../common/locales.ts';
import { type MailKind, mayHaveArrived } from '../../common/mail.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import type { InvitationRows } from '../../db/invitations.ts';
import { insertMail, type Mail } from '../../db/mail.ts';
import { memberOf } from '../../db/members.ts';
import { enqueue } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import { messageIdOf } from './compose.ts';
import { MAIL_SEND } from './deliver.ts';
import { calendarText, uidOf } from './ics.ts';
import type { MailRoute } from './route.ts';

/** A mail about an interview, written out. */
export interface Letter {
  id?: string;
  kind: MailKind;
  to: string;
  subject: string;
  body: string;
  timeZone: string;
  locale: Locale;
  /** Whoever sends it; `null` where a rule of the organization does. */
  actor: Member | null;
  /** No person pressed send. */
  automatic: boolean;
}

/**
 * What the next mail to an address is: a first invitation, a change to what is there already, or
 * its end. What was refused or never left does not count as there.
 */
export function nextKind(
  status: InvitationRows['interview']['status'],
  earlier: readonly Mail[],
  to: string,
): MailKind {
  if (status === 'cancelled') return 'cancellation';
  return lastArrived(earlier, to) === undefined ? 'invitation' : 'update';
}

/** The invitation or update that stands in the calendar of that address. */
export function lastArrived(earlier: readonly Mail[], to: string): Mail | undefined {
  const last = earlier.filter((mail) => sameAddress(mail.to, to) && mayHaveArrived(mail.state));
  return last.at(-1)?.kind === 'cancellation' ? undefined : last.at(-1);
}

export const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Writes a mail and the task that sends it, in the transaction that causes both. While a stage
 * move of the application can still be undone it is held, and an undo takes it along.
 * @param earlier every mail of the interview so far, as this transaction sees them
 */
export async function queueLetter(
  tx: Tx,
  route: MailRoute,
  rows: InvitationRows,
  facts: InvitationFacts,
  letter: Letter,
  earlier: readonly Mail[],
  organizationId: string,
  now: number,
): Promise<Mail> {
  const id = letter.id ?? newId(now);
  const hold = holdOf(rows, now);
  const thread = earlier.find(({ to }) => sameAddress(to, letter.to));
  const sequence = earlier.reduce((most, one) => Math.max(most, one.sequence + 1), 0);
  const toName = rows.candidate.name || letter.to;
  const mail: Mail = {
    id,
    organizationId,
    candidateId: rows.candidateId,
    applicationId: rows.interview.applicationId,
    interviewId: rows.interview.id,
    actorId: letter.actor?.id ?? null,
    kind: letter.kind,
    to: letter.to,
    toName,
    replyTo: letter.actor?.email ?? null,
    subject: letter.subject,
    body: letter.body,
    ics: calendarText({
      method: letter.kind === 'cancellation' ? 'CANCEL' : 'REQUEST',
      uid: uidOf(rows.interview.id),
      sequence,
      now,
      startsAt: rows.interview.startsAt,
      minutes: rows.interview.minutes,
      timeZone: letter.timeZone,
      summary: summaryOf(facts),
      description: letter.body,
      organizer: await organizerOf(tx, route, earlier, letter, organizationId),
      sentBy: route.from.address,
      attendee: { name: toName, email: letter.to },
      location: facts.joinLink ?? meetingWords(facts.meetingNumber),
      url: facts.joinLink ?? null,
    }),
    sequence,
    automatic: letter.automatic,
    messageId: messageIdOf(id, route.from),
    inReplyTo: thread?.messageId ?? null,
    heldFor: hold?.moveId ?? null,
    state: hold === null ? 'waiting' : 'held',
    attempts: 0,
    reason: null,
    createdAt: toInstant(now),
    handedOverAt: null,
    settledAt: null,
    timeZone: letter.timeZone,
    locale: letter.locale,
  };
  await insertMail(tx, mail);
  const runAt = hold?.until ?? now;
  await enqueue(tx, { kind: MAIL_SEND, key: id, payload: { mailId: id }, runAt });
  return mail;
}

/** The stage move that can still be taken back, and when it no longer can. */
export function holdOf({ application }: InvitationRows, now: number) {
  const move = application?.lastMove;
  if (!application || !move) return null;
  const left = undoLeft(application, now - LIMITS.undoGraceMs);
  return left === 0 ? null : { moveId: move.eventId, until: now + left };
}

/** The same through all versions of an entry: calendars take changes from nobody else. */
async function organizerOf(
  tx: Tx,
  { from }: MailRoute,
  earlier: readonly Mail[],
  { actor }: Letter,
  organizationId: string,
): Promise<{ name: string; email: string }> {
  const first = earlier[0];
  const organizer =
    first === undefined
      ? actor
      : first.actorId && (await memberOf(tx.sql, organizationId, first.actorId));
  if (organizer) return { name: organizer.name, email: organizer.email };
  return { name: from.name || from.address, email: from.address };
}

/** The same in every version: what stands in the calendar. */
const summaryOf = ({ organization, jobTitle, title }: InvitationFacts): string =>
  `${title}${organization ? ` with ${organization}` : ''}${jobTitle ? `: ${jobTitle}` : ''}`;

const meetingWords = (number: string | null | undefined): string | null =>
  number ? `Zoom meeting ${number.replace(/^(\d{3})(\d{4})(\d+)$/, '$1 $2 $3')}` : null;
