import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type Outcome, outcomeOf } from './outcome.ts';

/** One message on its way to one person. */
export interface Handover {
  smtpUrl: string;
  from: string;
  to: string;
  message: Buffer;
  /** Stops an attempt that the mail server cannot have accepted yet, and others a little later. */
  signal: AbortSignal;
  /**
   * Called when the mail server has the whole message but for the line that ends it, without
   * which it must throw everything away (RFC 5321 §4.1.1.4). Where it throws, nothing is sent.
   */
  beforeLastLine: () => Promise<void>;
}

const TIMEOUTS = {
  connectionTimeout: 30_000,
  greetingTimeout: 60_000,
  // RFC 5321 §4.5.3.2.6: the answer to a whole message may take ten minutes.
  socketTimeout: 10 * 60_000,
};

/** How long a server that stops waits for an answer that is due: less than its tasks are given. */
const PATIENCE_MS = 4_000;

/**
 * Hands a message to the mail server. TLS is as the address says: `smtps:` from the first byte,
 * `smtp:` where the server offers it, or nothing without it by `?requireTLS=true`.
 * @throws what `beforeLastLine` threw
 */
export async function send(handover: Handover): Promise<Outcome> {
  const { signal, beforeLastLine } = handover;
  let handedOver = false;
  let refusal: unknown;
  const connection = new SMTPConnection({
    ...parseConnectionUrl(handover.smtpUrl),
    ...TIMEOUTS,
    logger: false,
  });
  async function* message() {
    yield handover.message;
    try {
      signal.throwIfAborted();
      await beforeLastLine();
    } catch (error) {
      refusal = error ?? new Error('stopped');
      throw error;
    }
    handedOver = true;
  }
  try {
    await converse(
      connection,
      handover,
      () => Readable.from(message()),
      () => handedOver,
    );
    return { state: 'sent' };
  } catch (error) {
    if (refusal !== undefined && !signal.aborted) throw refusal;
    return outcomeOf(error, handedOver);
  } finally {
    connection.close();
  }
}

function converse(
  connection: SMTPConnection,
  { smtpUrl, from, to, signal }: Handover,
  message: () => Readable,
  isTooLate: () => boolean,
): Promise<void> {
  let stop = () => {};
  let patience: NodeJS.Timeout | undefined;
  const conversation = new Promise<void>((resolve, reject) => {
    const stopped = () => reject(new Error('Hireside was stopping.'));
    stop = () => {
      if (isTooLate()) patience = setTimeout(stopped, PATIENCE_MS);
      else stopped();
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    connection.on('error', reject);
    connection.once('end', () => reject(new Error('The mail server closed the connection.')));
    const deliver = () =>
      connection.send({ from, to: [to] }, message(), (error) => {
        if (error) reject(error);
        else resolve();
      });
    connection.connect((error) => {
      if (error) return reject(error);
      const { auth } = parseConnectionUrl(smtpUrl);
      if (!auth?.user || !connection.allowsAuth) return deliver();
      const credentials = { user: auth.user, pass: auth.pass ?? '' };
      connection.login({ user: auth.user, credentials }, (refused) => {
        if (refused) reject(refused);
        else deliver();
      });
    });
  });
  return conversation.finally(() => {
    signal.removeEventListener('abort', stop);
    clearTimeout(patience);
  });
}
