import type { MailKind } from './mail.ts';
import type { MailTemplate } from './mail-templates.ts';

const INSTRUCTIONS =
  'The calendar entry is attached. You need no Zoom account: open the link a few minutes before we begin, and try your camera and microphone.';

const DETAILS = `When: {date}, {time}, {timeZone}
How long: {duration}
With: {interviewers}
Join: {joinLink}
Passcode: {passcode}`;

const CLOSING = `{note}

If anything stands in the way, simply answer this mail.

{recruiter}
{organization}`;

/** What organizations begin with, until they write their own. */
export const DEFAULT_TEMPLATES: Record<MailKind, MailTemplate> = {
  invitation: {
    subject: 'Interview with {organization}: {job}, {date}',
    instructions: INSTRUCTIONS,
    body: `Hello {firstName},

we would like to invite you to an interview for {job}: {round}.

${DETAILS}

{instructions}

${CLOSING}`,
  },
  update: {
    subject: 'Changed: interview with {organization}, {date}, {time}',
    instructions: 'The calendar entry attached replaces the earlier one.',
    body: `Hello {firstName},

your interview for {job} has changed ({round}). This is how it stands now:

${DETAILS}

{instructions}

${CLOSING}`,
  },
  cancellation: {
    subject: 'Cancelled: interview with {organization}, {date}',
    instructions: 'The attachment takes it out of your calendar.',
    body: `Hello {firstName},

your interview for {job} on {date} at {time}, {timeZone}, will not take place.

{instructions}

${CLOSING}`,
  },
};
