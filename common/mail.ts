import type { Id } from './ids.ts';
import type { Instant } from './time.ts';

/** What a mail to a candidate is about. */
export const MAIL_KINDS = ['invitation', 'update', 'cancellation'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/**
 * Where a mail is. `held`: until an undo is over. `waiting`: to be sent, or to be tried again.
 * `unconfirmed`: handed to the mail server, whose answer was lost. `withdrawn`: never left.
 */
export const MAIL_STATES = [
  'held',
  'waiting',
  'sending',
  'sent',
  'unconfirmed',
  'refused',
  'bounced',
  'failed',
  'withdrawn',
] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A mail's way so far, as the hiring team sees it. */
export interface MailDelivery {
  id: Id;
  kind: MailKind;
  to: string;
  subject: string;
  state: MailState;
  /** Why it is where it is, in words; the mail server's own where it gave any. */
  reason: string | null;
  attempts: number;
  createdAt: Instant;
  settledAt: Instant | null;
}

/** The other end has it, or may have it: what follows is an update, not a first invitation. */
export const mayHaveArrived = (state: MailState): boolean =>
  state === 'sending' || state === 'sent' || state === 'unconfirmed';
