import { newId } from '../../common/ids.ts';
import { toMs } from '../../common/time.ts';
import { append, type ServerEvent } from '../../db/append.ts';
import { interviewById } from '../../db/interviews.ts';
import { lockedMail, type Mail, moveMail, wasUndone } from '../../db/mail.ts';
import type { Tx } from '../../db/transact.ts';
import type { Metrics } from '../http/metrics.ts';
import type { OutwardHandler, Settlement } from '../tasks/runner.ts';
import { composeMail } from './compose.ts';
import { type Outcome, UNCONFIRMED } from './outcome.ts';
import { MAIL_IS_OFF, type MailRoute } from './route.ts';
import { send } from './send.ts';

/** Sends one mail; the task's payload names it. */
export const MAIL_SEND = 'mail.send';

const MINUTE = 60_000;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 30 * MINUTE;
/** After a day without success a person should hear of it. */
const GIVE_UP_MS = 24 * 60 * MINUTE;

const DONE: Settlement = async () => null;

/**
 * The order that decision 0020 explains: record the attempt, hand over everything but the end,
 * record that the end follows, end it, record the answer.
 */
export function mailSender(route: MailRoute | null, metrics: Metrics): OutwardHandler {
  return async (task, lease) => {
    if (route === null) {
      return async (_, now) => ({ retryAt: now + LONGEST_PAUSE_MS, reason: MAIL_IS_OFF });
    }
    const { mailId } = task.payload as { mailId: string };
    const mail = await lease.transact((tx, now) => begin(tx, mailId, now));
    if (mail === null) return DONE;
    let outcome: Outcome;
    try {
      outcome = await send({
        smtpUrl: route.smtpUrl,
        from: route.from.address,
        to: mail.to,
        message: await composeMail(mail, route.from),
        signal: lease.signal,
        beforeLastLine: () => lease.transact((tx, now) => handOver(tx, mail, now)),
      });
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      return (tx, now) => again(tx, mail.id, now);
    }
    metrics.mails.inc({ outcome: outcome.state });
    return (tx, now) => settle(tx, mail, outcome, now);
  };
}

/** @returns the mail to be sent now; `null` where there is nothing to send any more */
async function begin(tx: Tx, mailId: string, now: number): Promise<Mail | null> {
  const mail = await lockedMail(tx, mailId);
  if (mail === null) return null;
  if (mail.state === 'sending' && mail.handedOverAt !== null) {
    // A server died between the end and the answer: nobody knows, and twice is worse than a question.
    await conclude(tx, mail, { state: 'unconfirmed', reason: UNCONFIRMED }, now);
    return null;
  }
  if (mail.state !== 'sending' && mail.state !== 'waiting' && mail.state !== 'held') return null;
  const reason = await whyNotAnyMore(tx, mail);
  if (reason !== null) {
    await moveMail(tx, mail.id, { state: 'withdrawn', reason, settledAt: now });
    return null;
  }
  const attempts = mail.attempts + 1;
  await moveMail(tx, mail.id, { state: 'sending', attempts });
  return { ...mail, state: 'sending', attempts };
}

/** What is on its way is not what is to be sent any more. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** @throws Overtaken where its address was corrected since the attempt began, or it was taken back */
async function handOver(tx: Tx, { id, to }: Mail, now: number): Promise<void> {
  const still = await lockedMail(tx, id);
  if (still?.state !== 'sending' || still.to !== to) throw new Overtaken();
  await moveMail(tx, id, { state: 'sending', handedOverAt: now });
}

/** Another attempt at once, with what is written now. */
async function again(tx: Tx, id: string, now: number) {
  const mail = await lockedMail(tx, id);
  if (mail?.state !== 'sending') return null;
  await moveMail(tx, id, { state: 'waiting', reason: null, handedOverAt: null });
  return { retryAt: now, reason: 'its address was corrected on its way' };
}

/** What happened since it was written that makes it wrong to send. */
async function whyNotAnyMore(tx: Tx, mail: Mail): Promise<string | null> {
  if (mail.heldFor !== null && (await wasUndone(tx, mail.candidateId, mail.heldFor))) {
    return 'The stage move it belonged to was undone before it left.';
  }
  if (mail.interviewId === null || mail.kind === 'cancellation') return null;
  const row = await interviewById(tx.sql, mail.organizationId, mail.interviewId);
  return row?.interview.status === 'cancelled'
    ? 'The interview was cancelled before it left.'
    : null;
}

async function settle(tx: Tx, sent: Mail, outcome: Outcome, now: number) {
  const mail = await lockedMail(tx, sent.id);
  // It came back before the mail server's answer was written down.
  if (mail?.state !== 'sending') return null;
  // What a mail server said of the address before says nothing of this one.
  if (mail.to !== sent.to) return again(tx, mail.id, now);
  if (outcome.state !== 'later') {
    await conclude(tx, mail, outcome, now);
    return null;
  }
  const { reason } = outcome;
  if (now - toMs(mail.createdAt) >= GIVE_UP_MS) {
    await conclude(tx, mail, { state: 'failed', reason: `Given up after a day. ${reason}` }, now);
    return null;
  }
  await moveMail(tx, mail.id, { state: 'waiting', reason, handedOverAt: null });
  return { retryAt: now + pauseAfter(mail.attempts), reason };
}

/** 15 s, 30 s, 1 min … half an hour. */
export const pauseAfter = (attempts: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(Math.max(attempts - 1, 0), 10));

type End =
  | { state: 'sent' }
  | { state: 'refused' | 'unconfirmed' | 'failed' | 'bounced'; reason: string };

/** Ends a mail's way and tells it in the candidate's log. */
export async function conclude(tx: Tx, mail: Mail, end: End, now: number): Promise<void> {
  const { candidateId, organizationId, actorId, applicationId, interviewId } = mail;
  const subject = mail.subject.slice(0, 300);
  await moveMail(tx, mail.id, {
    state: end.state,
    reason: end.state === 'sent' ? null : end.reason,
    settledAt: now,
  });
  const about = { id: newId(now), actorId, applicationId, interviewId };
  const event: ServerEvent =
    end.state === 'sent'
      ? { ...about, type: 'mail.sent', body: { subject } }
      : {
          ...about,
          type: 'mail.refused',
          body: { to: mail.to, subject, reason: end.reason.slice(0, 500) },
        };
  await append(tx, { organizationId, candidateId }, [{ actor: null, event }], now, () => []);
}
