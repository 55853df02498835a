import type { MailAddress } from '../config.ts';

/** How mail leaves: through which server, and in whose name. */
export interface MailRoute {
  /** `smtp://…` or `smtps://…`, with credentials where it has any: never logged. */
  smtpUrl: string;
  from: MailAddress;
}

/** What somebody is told who wants to send where mail is off. */
export const MAIL_IS_OFF =
  'Mail is off. An admin switches it on with SMTP_URL and MAIL_FROM; until then copy the text and send it yourself.';
