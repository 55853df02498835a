import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLACEHOLDERS, type Values, valuesOf } from '../../common/invitation.ts';
import { LOCALES, localeOf } from '../../common/locales.ts';
import { MAIL_KINDS } from '../../common/mail.ts';
import { DEFAULT_TEMPLATES } from '../../common/mail-defaults.ts';
import {
  type MailTemplate,
  NAMES,
  problemWords,
  renderMail,
  templateProblems,
  wholeTemplate,
} from '../../common/mail-templates.ts';
import { dateWords, timeWords } from '../../common/time-zone.ts';

const NONE = Object.fromEntries(PLACEHOLDERS.map((name) => [name, null])) as Values;
const OWN: MailTemplate = {
  subject: 'See you on {date}',
  instructions: 'You meet {interviewers}.',
  body: 'Dear {firstName},\n\n{date}, {time}: {joinLink}\n\n{instructions}\n\n{note}\n\n{recruiter}',
};

describe('a template', () => {
  test.each(MAIL_KINDS)('the built-in %s can be kept', (kind) => {
    expect(templateProblems(kind, DEFAULT_TEMPLATES[kind])).toEqual([]);
  });

  test('with an unknown placeholder is refused by its name, in every field and spelling', () => {
    for (const name of ['fristName', 'first name', 'first_name', '', 'constructor']) {
      for (const field of ['subject', 'instructions', 'body'] as const) {
        const template = { ...OWN, [field]: `${OWN[field]} {${name}}` };
        const problems = templateProblems('invitation', template);
        expect(problems).toEqual([{ field, kind: 'unknown', names: [name] }]);
        expect(problemWords(problems[0]!)).toContain(`{${name}}`);
      }
    }
  });

  test('without what the invited cannot do without is refused, wherever else it is said', () => {
    const template = { ...OWN, body: 'Dear {firstName}, {instructions}' };
    const [problem] = templateProblems('invitation', template);
    expect(problem).toEqual({
      field: 'body',
      kind: 'missing',
      names: ['date', 'time', 'joinLink'],
    });
    expect(problemWords(problem!)).toContain('{date}, {time}, {joinLink}');
    const inInstructions = { ...template, instructions: '{date} {time} {joinLink}' };
    expect(templateProblems('invitation', inInstructions)).toEqual([]);
    expect(templateProblems('cancellation', { ...template, subject: 'No' })).toMatchObject([
      { kind: 'missing', names: ['date'] },
    ]);
  });

  test('whose instructions have no place, or whose note is in the subject, is refused', () => {
    const body = OWN.body.replace('{instructions}', '');
    expect(templateProblems('invitation', { ...OWN, body })).toMatchObject([{ kind: 'noPlace' }]);
    expect(templateProblems('invitation', { ...OWN, body, instructions: ' ' })).toEqual([]);
    const subject = 'Hello {note}';
    expect(templateProblems('invitation', { ...OWN, subject })).toMatchObject([
      { field: 'subject', kind: 'noteInSubject' },
    ]);
    expect(templateProblems('invitation', { ...OWN, subject: '{instructions}' })).toMatchObject([
      { field: 'subject', kind: 'unknown' },
    ]);
  });

  test('has its instructions in their place, at the end, or no hole', () => {
    expect(wholeTemplate(OWN).body).toContain('\n\nYou meet {interviewers}.\n\n{note}');
    expect(wholeTemplate({ ...OWN, instructions: '' }).body).not.toMatch(/\n\n\n|instructions/);
    expect(wholeTemplate({ ...OWN, body: 'A' }).body).toBe('A\n\nYou meet {interviewers}.');
    expect(wholeTemplate({ ...OWN, instructions: '$& $1' }).body).toContain('\n\n$& $1\n\n');
  });
});

describe('the mail that a template becomes', () => {
  test('no placeholder of a template that can be kept survives', () => {
    const piece = fc.oneof(
      fc.constantFrom(...NAMES.filter((name) => name !== 'note')).map((name) => `{${name}}`),
      fc.string({ unit: 'grapheme', maxLength: 12 }).map((words) => words.replace(/[{}]/g, '')),
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
    const value = fc.string({ unit: 'grapheme', maxLength: 12 });
    const values = fc.record(
      Object.fromEntries(
        PLACEHOLDERS.map((name) => [name, fc.option(value.map((v) => v.replace(/[{}]/g, '')))]),
      ),
    ) as unknown as fc.Arbitrary<Values>;
    fc.assert(
      fc.property(text, text, text, values, (subject, instructions, body, given) => {
        const template = {
          subject: subject.replaceAll('{instructions}', ''),
          instructions: instructions.replaceAll('{instructions}', ''),
          body: `${body} {date} {time} {joinLink} {instructions}`,
        };
        expect(templateProblems('invitation', template)).toEqual([]);
        const mail = renderMail(template, given);
        expect(mail.unknown).toEqual([]);
        expect(`${mail.subject}${mail.body}`).not.toMatch(/[{}]/);
        expect(mail.subject).not.toMatch(/[\r\n]/);
      }),
    );
  });

  test('a note that the template has no place for stands at its end', () => {
    const mail = renderMail(
      { ...OWN, body: 'A', instructions: '' },
      { ...NONE, note: 'Bring ink' },
    );
    expect(mail.body).toBe('A\n\nBring ink');
  });
});

describe('the language of date and time', () => {
  const AT = '2026-11-24T14:00:00.000Z';
  const facts = {
    candidateName: 'Niamh',
    jobTitle: null,
    title: 'Panel',
    round: 1,
    rounds: 1,
    startsAt: AT,
    minutes: 60,
    interviewers: [],
    organization: null,
    recruiter: null,
  };

  test('is the reader’s: day, month and clock', () => {
    expect(dateWords(AT, 'Europe/Dublin')).toBe('Tuesday 24 November 2026');
    expect(dateWords(AT, 'Europe/Berlin', 'de-DE')).toBe('Dienstag, 24. November 2026');
    expect(dateWords(AT, 'America/New_York', 'en-US')).toBe('Tuesday, November 24, 2026');
    expect(timeWords(AT, 'America/New_York', 'en-US')).toBe('9:00 AM');
    expect(timeWords(AT, 'America/New_York', 'fr-FR')).toBe('09:00');
    expect(valuesOf(facts, 'Europe/Berlin', 'de-DE').timeZone).toContain('Berlin');
  });

  test.each(LOCALES)('%s says something for every hour', (locale) => {
    const { date, time, timeZone } = valuesOf(facts, 'Australia/Lord_Howe', locale);
    expect(`${date}|${time}|${timeZone}`).toMatch(/^[^|]*2026[^|]*\|[^|]*\d[^|]*\|.*\S/);
  });

  test('what is stored and not in the list is the default', () => {
    expect([localeOf('de-DE'), localeOf('tlh'), localeOf(null)]).toEqual([
      'de-DE',
      'en-GB',
      'en-GB',
    ]);
  });
});
