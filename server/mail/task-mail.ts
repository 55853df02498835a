import { toInstant } from '../../common/time.ts';
import { keepPayload } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { Services } from '../services.ts';
import type { OutwardHandler, Settlement } from '../tasks/runner.ts';
import { composeMail, messageIdOf } from './compose.ts';
import { pauseAfter } from './deliver.ts';
import { MAIL_IS_OFF } from './route.ts';
import { send } from './send.ts';

/** What every such task writes down. */
export interface TaskMail {
  organizationId: string;
  at: number;
  /** The mail server may have it: it is never sent again. */
  handedOver: boolean;
}

/** A mail to a member, about no candidate: no log holds it, and the task is all that is written. */
export interface Letter {
  to: string;
  toName: string;
  replyTo: string | null;
  subject: string;
  body: string;
  /** What tells it from every other mail. */
  key: string;
}

const GIVE_UP_MS = 24 * 3_600_000;
const AGAIN_MS = 30 * 60_000;
const DONE: Settlement = async () => null;

/**
 * Sends a mail once: that the last line follows is recorded before it does (decision 0020).
 * @param letterOf `null` where there is nothing to say any more
 */
export function mailingOnce<P extends TaskMail>(
  { mail: route, metrics }: Services,
  letterOf: (payload: P) => Promise<Letter | null>,
): OutwardHandler {
  return async (task, lease) => {
    const payload = task.payload as P;
    if (payload.handedOver) return DONE;
    if (route === null) {
      return async (_, now) => ({ retryAt: now + AGAIN_MS, reason: MAIL_IS_OFF });
    }
    const letter = await letterOf(payload);
    if (letter === null) return DONE;
    const message = await composeMail(
      {
        ...letter,
        ics: null,
        kind: 'invitation',
        automatic: false,
        messageId: messageIdOf(letter.key, route.from),
        inReplyTo: null,
        createdAt: toInstant(payload.at),
      },
      route.from,
    );
    const note = (handedOver: boolean) => (tx: Tx) =>
      keepPayload(tx, task.id, { ...payload, handedOver });
    const outcome = await send({
      smtpUrl: route.smtpUrl,
      from: route.from.address,
      to: letter.to,
      message,
      signal: lease.signal,
      beforeLastLine: () => lease.transact(note(true)),
    });
    metrics.mails.inc({ outcome: outcome.state });
    if (outcome.state !== 'later') return DONE;
    return async (tx, now) => {
      if (now - payload.at >= GIVE_UP_MS) return null;
      await note(false)(tx);
      return { retryAt: now + pauseAfter(task.attempts), reason: outcome.reason };
    };
  };
}
