import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeMail, messageIdOf } from '../../server/mail/compose.ts';
import { headerOf, leavesOf, parseMime, textOf } from '../../server/mail/mime.ts';
import { FROM } from '../support/smtp.ts';

const MAIL = {
  to: 'niamh@example.com',
  toName: 'Niamh Ní Bhraonáin',
  replyTo: 'priya@corrib.example',
  subject:
    'Gespräch am 25. November, mit einem Betreff, der länger ist als eine Zeile lang sein darf 🎉',
  body: 'Hello,\n.\n.hidden\nsee https://zoom.us/j/1?a=1&b=2.\n\n— Priya',
  ics: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  kind: 'invitation',
  automatic: false,
  messageId: messageIdOf('mail-1', FROM),
  inReplyTo: null,
  createdAt: '2026-11-21T12:00:00.000Z',
} as const;

const compose = async (more: object = {}) =>
  parseMime(await composeMail({ ...MAIL, ...more }, FROM));

describe('a mail', () => {
  test('carries the calendar twice: as an alternative with its method, and as a file', async () => {
    const message = await compose({ kind: 'cancellation' });
    const leaves = leavesOf(message);
    expect(leaves.map(({ type }) => type)).toEqual([
      'text/plain',
      'text/html',
      'text/calendar',
      'application/ics',
    ]);
    const [, , calendar, file] = leaves;
    expect(calendar!.params).toMatchObject({ method: 'CANCEL', charset: 'utf-8' });
    expect(headerOf(file!, 'content-disposition')).toMatch(/^attachment; filename=invite\.ics/);
    expect(textOf(calendar!)).toBe(MAIL.ics);
    expect(textOf(file!)).toBe(MAIL.ics);
    const alternative = message.parts.find(({ type }) => type === 'multipart/alternative');
    expect(alternative?.parts.map(({ type }) => type)).toContain('text/calendar');
  });

  test('says who wrote it, to whom answers go, and keeps its id in every attempt', async () => {
    const [first, second] = [await compose(), await compose({ inReplyTo: '<mail-0@x.example>' })];
    expect(headerOf(first, 'from')).toBe('Corrib hiring <interviews@corrib.example>');
    expect(headerOf(first, 'to')).toContain('Niamh Ní Bhraonáin');
    expect(headerOf(first, 'reply-to')).toBe('priya@corrib.example');
    expect(headerOf(first, 'subject')).toBe(MAIL.subject);
    expect(headerOf(first, 'message-id')).toBe('<mail-1@corrib.example>');
    expect(headerOf(second, 'message-id')).toBe('<mail-1@corrib.example>');
    expect(headerOf(second, 'references')).toBe('<mail-0@x.example>');
    expect(headerOf(first, 'auto-submitted')).toBeNull();
    expect(headerOf(await compose({ automatic: true }), 'auto-submitted')).toBe('auto-generated');
  });

  test('whatever a name or a subject holds, the headers are the same', async () => {
    const names = async (more: object) =>
      (await compose(more)).headers.map(([name]) => name.toLowerCase()).sort();
    const usual = await names({});
    const piece = fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      'Bcc: x@y.example',
      '\u2028',
      '\u0085',
      ' ',
      '"',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 6 }))).map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, async (toName, subject) => {
        expect(await names({ toName, subject: `x${subject}` })).toEqual(usual);
      }),
    );
  });

  test('a name or subject with line ends adds no header', async () => {
    const evil = 'x\r\nBcc: everyone@example.com\r\n\r\nbody';
    const message = await compose({ toName: evil, subject: evil });
    expect(headerOf(message, 'bcc')).toBeNull();
    expect(leavesOf(message)[0]!.type).toBe('text/plain');
  });

  test('any text arrives as it was written', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 120 });
    const body = fc
      .array(fc.oneof(line, fc.constantFrom('.', '..', 'From here', '=3D', '--', ' trailing ')))
      .map((lines) => lines.join('\n'))
      .filter((text) => text.trim() !== '' && !/[\p{Cs}\p{Cc}]/u.test(text.replaceAll('\n', '')));
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const [plain] = leavesOf(await compose({ body: text }));
        expect(textOf(plain!).replaceAll('\r\n', '\n').trimEnd()).toBe(text.trimEnd());
      }),
      { numRuns: 50 },
    );
  });
});
