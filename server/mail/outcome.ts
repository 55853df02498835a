/** What became of one attempt. */
export type Outcome =
  | { state: 'sent' }
  /** For good: this address will not take it. */
  | { state: 'refused'; reason: string }
  /** The mail server had all of it and its answer was lost. */
  | { state: 'unconfirmed'; reason: string }
  | { state: 'later'; reason: string };

/** What nodemailer says of an error: which command, what the server answered. */
interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

/** Words for a lost answer, also where a whole server was lost with it. */
export const UNCONFIRMED =
  'The mail server’s answer was lost. It may have arrived: ask, or send it again.';

/** Codes that are about us and not about the person written to (RFC 4954 §6). */
const ABOUT_US = new Set([530, 534, 535, 538]);

/**
 * @param handedOver the server had everything, the last line included, when it failed
 */
export function outcomeOf(error: unknown, handedOver: boolean): Outcome {
  const { code = '', command = '', responseCode = 0, ...rest } = asSmtpError(error);
  const said = serverWords(rest.response);
  if (handedOver && responseCode < 400) return { state: 'unconfirmed', reason: UNCONFIRMED };
  const isPermanent = responseCode >= 500 && !ABOUT_US.has(responseCode);
  if (isPermanent && (command === 'RCPT TO' || command === 'DATA')) {
    return { state: 'refused', reason: `The mail server refused it: ${said}` };
  }
  if (code === 'EENVELOPE' && command === 'API') {
    return { state: 'refused', reason: 'This is not an address that mail can be sent to.' };
  }
  if (code === 'EAUTH' || ABOUT_US.has(responseCode)) {
    return later('The mail server does not accept the credentials in SMTP_URL.', said);
  }
  if (responseCode >= 500 && command === 'MAIL FROM') {
    return later('The mail server does not accept MAIL_FROM as the sender.', said);
  }
  if (code === 'ETLS') return later('No secure connection to the mail server.', said);
  if (code === 'EDNS') return later('The mail server in SMTP_URL is not known.', said);
  if (responseCode >= 400) return later('The mail server asks to try again later.', said);
  return later('The mail server does not answer.', said);
}

const later = (what: string, said: string): Outcome => ({
  state: 'later',
  reason: said === '' ? what : `${what} It says: ${said}`,
});

const asSmtpError = (error: unknown): SmtpError =>
  typeof error === 'object' && error !== null ? error : {};

/** One line, and not more of it than one reads. */
const serverWords = (response: string | undefined): string =>
  (response ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
