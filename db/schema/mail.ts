import type { Generated } from 'kysely';
import type { MailKind, MailState } from '../../common/mail.ts';

export interface MailSchema {
  mail: MailTable;
  mail_template: MailTemplateTable;
}

/** A mail from the moment it is queued. What was written stays as it left. */
export interface MailTable {
  id: string;
  organization_id: string;
  candidate_id: string;
  application_id: string | null;
  interview_id: string | null;
  /** The member who sent it; `null` where nobody did. */
  actor_id: string | null;
  kind: MailKind;
  to_address: string;
  to_name: string;
  reply_to: string | null;
  subject: string;
  body: string;
  /** The calendar part, as text; `null` where there is none. */
  ics: string | null;
  /** The calendar's SEQUENCE, which grows with each mail of an interview. */
  sequence: number;
  automatic: 0 | 1;
  message_id: string;
  in_reply_to: string | null;
  /** The stage move whose undo it waits for. */
  held_for: string | null;
  state: MailState;
  attempts: Generated<number>;
  reason: string | null;
  created_at: string;
  /** Set before the mail server can have accepted it. */
  handed_over_at: string | null;
  settled_at: string | null;
  /** The reader's, as chosen for this mail; `null` for mails from before it was kept. */
  time_zone: string | null;
  locale: string | null;
}

/** What an organization wrote instead of a built-in mail. */
export interface MailTemplateTable {
  organization_id: string;
  kind: MailKind;
  version: number;
  /** A `MailTemplate`; `null` where it went back to the built-in one. */
  content: string | null;
  changed_by: string | null;
  changed_at: string;
}
