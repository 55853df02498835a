import { timeWords } from '../../common/time-zone.ts';
import { escapeHtml as text } from '../mail/html.ts';
import type { MailView } from './mail-view.ts';

const METHODS: Record<string, string> = {
  REQUEST: 'Puts or changes this in the calendar',
  CANCEL: 'Takes this out of the calendar',
};

/** Everything that arrived, newest first. */
export function listPage(mails: readonly MailView[]): string {
  const rows = mails.map(
    (mail) => `<li><a class="mail" href="/rehearsal/mail/${text(mail.id)}">
<span class="who">${text(mail.envelopeTo.join(', '))}</span>
<time datetime="${text(mail.at)}">${text(timeWords(mail.at, 'UTC'))} UTC</time>
<span class="subject">${text(mail.subject)}</span>
<span class="kind">${text(kindWords(mail))}</span>
</a></li>`,
  );
  const list =
    rows.length === 0
      ? '<p class="none">No mail yet. Send an invitation, then load this page again.</p>'
      : `<ol class="mails">${rows.join('\n')}</ol>`;
  return page(
    'Mailbox',
    `<h1>Mailbox</h1>
<p class="about">Mail of the rehearsal stays on this computer, whoever it is for. Addresses with <code>+refuse@</code>, <code>+later@</code> and <code>+bounce@</code> are refused, taken the second time, and sent back.</p>
${list}`,
  );
}

/** One message: to whom, what it says, and what it does to a calendar. */
export function messagePage(mail: MailView): string {
  const headers = mail.headers.map(
    ([name, value]) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`,
  );
  return page(
    mail.subject,
    `<nav><a href="/rehearsal/mail">Mailbox</a></nav>
<article>
<h1>${text(mail.subject || 'No subject')}</h1>
<dl class="facts">
${fact('From', mail.from)}
${fact('To', mail.envelopeTo.join(', '))}
${fact('Arrived', `${timeWords(mail.at, 'UTC')} UTC`)}
</dl>
<p class="words">${text(mail.text)}</p>
${calendar(mail)}
<details><summary>All headers</summary><dl class="facts headers">${headers.join('\n')}</dl></details>
</article>`,
  );
}

function calendar({ id, calendar: entry, attachments }: MailView): string {
  if (entry === null) return '';
  const rows = [
    ['Event', entry.summary],
    ['Begins', entry.start],
    ['Ends', entry.end],
    ['Where', entry.location ?? 'Not said'],
    ['Organizer', entry.organizer ?? 'Nobody'],
    ['Invited', entry.attendees.join(', ')],
    ['Version', `${entry.sequence} of ${entry.uid}`],
  ] as const;
  const files = attachments.map(({ name, bytes }) => `${name}, ${bytes} bytes`).join('; ');
  return `<section aria-labelledby="calendar">
<h2 id="calendar">Calendar entry</h2>
<p>${text(METHODS[entry.method] ?? `Method ${entry.method}`)}</p>
<dl class="facts">${rows.map(([name, value]) => fact(name, value)).join('\n')}</dl>
<p><a class="button" href="/rehearsal/mail/${text(id)}/invite.ics" download>Download invite.ics</a></p>
<p class="about">Attached: ${text(files || 'nothing')}</p>
</section>`;
}

const fact = (name: string, value: string) =>
  `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`;

function kindWords({ calendar: entry, envelopeTo, from }: MailView): string {
  if (/mailer-daemon/i.test(from)) return `Returned to ${envelopeTo.join(', ')}`;
  if (entry === null) return 'No calendar entry';
  return entry.method === 'CANCEL' ? 'Cancels the calendar entry' : `Invites: ${entry.start}`;
}

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${text(title)} · Hireside rehearsal</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/rehearsal/mail/style.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
