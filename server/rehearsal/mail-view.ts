import type { Instant } from '../../common/time.ts';
import { headerOf, leavesOf, type MimePart, parseMime, textOf } from '../mail/mime.ts';
import { type CalendarWords, calendarWords } from './calendar-words.ts';
import type { Arrived } from './mailbox.ts';

/** A message as a person reads it. */
export interface MailView {
  id: string;
  at: Instant;
  /** The envelope's recipients: who really gets it. */
  envelopeTo: readonly string[];
  from: string;
  to: string;
  subject: string;
  headers: readonly (readonly [name: string, value: string])[];
  text: string;
  calendar: CalendarWords | null;
  attachments: { name: string; type: string; bytes: number }[];
}

export function viewOf({ id, at, to, raw }: Arrived): MailView {
  const message = parseMime(raw);
  const leaves = leavesOf(message);
  const calendar = calendarPart(leaves);
  const plain = leaves.filter(({ type }) => type === 'text/plain' || /delivery-status$/.test(type));
  return {
    id,
    at,
    envelopeTo: to,
    from: headerOf(message, 'from') ?? '',
    to: headerOf(message, 'to') ?? '',
    subject: headerOf(message, 'subject') ?? '',
    headers: message.headers,
    text: plain.map(textOf).join('\n\n').replace(/\r\n/g, '\n').trim(),
    calendar: calendar === null ? null : calendarWords(textOf(calendar)),
    attachments: leaves.filter(isAttachment).map((part) => ({
      name: part.params.name ?? 'attachment',
      type: part.type,
      bytes: part.content.length,
    })),
  };
}

/** The calendar entry as it was sent; `null` where there is none. */
export function calendarOf({ raw }: Arrived): string | null {
  const part = calendarPart(leavesOf(parseMime(raw)));
  return part === null ? null : textOf(part);
}

const calendarPart = (leaves: readonly MimePart[]) =>
  leaves.find(({ type }) => type === 'text/calendar') ?? null;

const isAttachment = (part: MimePart) =>
  headerOf(part, 'content-disposition')?.startsWith('attachment') ?? false;
