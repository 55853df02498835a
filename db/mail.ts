import type { Kysely, Selectable } from 'kysely';
import type { Id } from '../common/ids.ts';
import type { MailKind, MailState } from '../common/mail.ts';
import { toInstant } from '../common/time.ts';
import type { MailTable } from './schema/mail.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

/** A mail with everything that is needed to send it. */
export interface Mail {
  id: Id;
  organizationId: Id;
  candidateId: Id;
  applicationId: Id | null;
  interviewId: Id | null;
  actorId: Id | null;
  kind: MailKind;
  to: string;
  toName: string;
  replyTo: string | null;
  subject: string;
  body: string;
  ics: string | null;
  sequence: number;
  automatic: boolean;
  messageId: string;
  inReplyTo: string | null;
  heldFor: Id | null;
  state: MailState;
  attempts: number;
  reason: string | null;
  createdAt: string;
  handedOverAt: string | null;
  settledAt: string | null;
  /** The zone and the language its date and time are written in; `null` where nobody kept it. */
  timeZone: string | null;
  locale: string | null;
}

export async function insertMail(tx: Tx, mail: Mail): Promise<void> {
  await tx.sql
    .insertInto('mail')
    .values({
      id: mail.id,
      organization_id: mail.organizationId,
      candidate_id: mail.candidateId,
      application_id: mail.applicationId,
      interview_id: mail.interviewId,
      actor_id: mail.actorId,
      kind: mail.kind,
      to_address: mail.to,
      to_name: mail.toName,
      reply_to: mail.replyTo,
      subject: mail.subject,
      body: mail.body,
      ics: mail.ics,
      sequence: mail.sequence,
      automatic: mail.automatic ? 1 : 0,
      message_id: mail.messageId,
      in_reply_to: mail.inReplyTo,
      held_for: mail.heldFor,
      state: mail.state,
      created_at: mail.createdAt,
      time_zone: mail.timeZone,
      locale: mail.locale,
    })
    .execute();
}

/** One mail; inside a transaction of PostgreSQL nobody else changes it until the end. */
export async function lockedMail(tx: Tx, id: string): Promise<Mail | null> {
  const query = tx.sql.selectFrom('mail').selectAll().where('id', '=', id);
  const row = await (tx.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : mailFromRow(row);
}

/** The mail a delivery report names. */
export async function mailByMessageId(
  sql: Kysely<Schema>,
  messageId: string,
): Promise<Mail | null> {
  const row = await sql
    .selectFrom('mail')
    .selectAll()
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return row === undefined ? null : mailFromRow(row);
}

/** Every mail about an interview, oldest first. */
export async function mailsOf(
  sql: Kysely<Schema>,
  organizationId: string,
  interviewId: string,
): Promise<Mail[]> {
  const rows = await sql
    .selectFrom('mail')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('interview_id', '=', interviewId)
    .orderBy('sequence')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(mailFromRow);
}

/** Where a mail is from now on. */
export async function moveMail(
  tx: Tx,
  id: string,
  to: {
    state: MailState;
    reason?: string | null;
    attempts?: number;
    handedOverAt?: number | null;
    settledAt?: number;
  },
): Promise<void> {
  const at = (ms: number | null) => (ms === null ? null : toInstant(ms));
  await tx.sql
    .updateTable('mail')
    .set({
      state: to.state,
      ...(to.reason === undefined ? {} : { reason: to.reason?.slice(0, 500) ?? null }),
      ...(to.attempts === undefined ? {} : { attempts: to.attempts }),
      ...(to.handedOverAt === undefined ? {} : { handed_over_at: at(to.handedOverAt) }),
      ...(to.settledAt === undefined ? {} : { settled_at: at(to.settledAt) }),
    })
    .where('id', '=', id)
    .execute();
}

/** Keeps back whatever of an interview has not left yet, to everyone or to one address. */
export async function withdrawUnsent(
  tx: Tx,
  of: { organizationId: string; interviewId: string; to?: string },
  reason: string,
  now: number,
): Promise<void> {
  let query = tx.sql
    .updateTable('mail')
    .set({ state: 'withdrawn', reason, settled_at: toInstant(now) })
    .where('organization_id', '=', of.organizationId)
    .where('interview_id', '=', of.interviewId)
    .where('state', 'in', ['held', 'waiting']);
  const { to } = of;
  if (to !== undefined) {
    query = query.where((where) =>
      where(where.fn<string>('lower', ['to_address']), '=', to.toLowerCase()),
    );
  }
  await query.execute();
}

/**
 * Mail to an address of a candidate that no mail server can have, held until the transaction ends:
 * also one that is on its way, but for the line that ends it.
 */
export async function unsentTo(
  tx: Tx,
  of: { organizationId: string; candidateId: string; to: string },
): Promise<Mail[]> {
  const query = tx.sql
    .selectFrom('mail')
    .selectAll()
    .where('organization_id', '=', of.organizationId)
    .where('candidate_id', '=', of.candidateId)
    .where('state', 'in', ['held', 'waiting', 'sending'])
    .where('handed_over_at', 'is', null)
    .where((where) => where(where.fn<string>('lower', ['to_address']), '=', of.to.toLowerCase()))
    .orderBy('id');
  const rows = await (tx.engine === 'postgres' ? query.forUpdate() : query).execute();
  return rows.map(mailFromRow);
}

/** Gives a mail that has not left another address. It answers nothing that was sent there. */
export async function readdressMail(
  tx: Tx,
  id: string,
  { to, toName, ics }: Pick<Mail, 'to' | 'toName' | 'ics'>,
): Promise<void> {
  await tx.sql
    .updateTable('mail')
    .set({ to_address: to, to_name: toName, ics, in_reply_to: null })
    .where('id', '=', id)
    .execute();
}

/** Whether a stage move was taken back. */
export async function wasUndone(tx: Tx, candidateId: string, moveId: string): Promise<boolean> {
  const rows = await tx.sql
    .selectFrom('event')
    .select('body')
    .where('candidate_id', '=', candidateId)
    .where('type', '=', 'stage.reverted')
    .execute();
  return rows.some(({ body }) => body !== null && JSON.parse(body).eventId === moveId);
}

const mailFromRow = (row: Selectable<MailTable>): Mail => ({
  id: row.id,
  organizationId: row.organization_id,
  candidateId: row.candidate_id,
  applicationId: row.application_id,
  interviewId: row.interview_id,
  actorId: row.actor_id,
  kind: row.kind,
  to: row.to_address,
  toName: row.to_name,
  replyTo: row.reply_to,
  subject: row.subject,
  body: row.body,
  ics: row.ics,
  sequence: row.sequence,
  automatic: row.automatic === 1,
  messageId: row.message_id,
  inReplyTo: row.in_reply_to,
  heldFor: row.held_for,
  state: row.state,
  attempts: row.attempts,
  reason: row.reason,
  createdAt: row.created_at,
  handedOverAt: row.handed_over_at,
  settledAt: row.settled_at,
  timeZone: row.time_zone,
  locale: row.locale,
});
