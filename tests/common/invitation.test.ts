import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fill,
  type InvitationFacts,
  PLACEHOLDERS,
  type Values,
  valuesOf,
  withNote,
  withoutNote,
} from '../../common/invitation.ts';
import { MAIL_KINDS } from '../../common/mail.ts';
import { DEFAULT_TEMPLATES } from '../../common/mail-defaults.ts';
import { renderMail } from '../../common/mail-templates.ts';
import {
  dateWords,
  durationWords,
  isTimeZone,
  timeWords,
  zoneWords,
} from '../../common/time-zone.ts';

const FACTS: InvitationFacts = {
  candidateName: 'Niamh Brennan',
  jobTitle: 'Senior Data Engineer',
  title: 'Technical interview',
  round: 2,
  rounds: 4,
  startsAt: '2026-11-25T10:00:00.000Z',
  minutes: 90,
  interviewers: ['Elena Duarte', 'Kofi Mensah', 'Tomasz Wolski'],
  organization: 'Corrib',
  recruiter: 'Priya Raman',
  joinLink: 'https://zoom.us/j/83244710925?pwd=abc',
  passcode: '481516',
  note: 'Bring a pen.',
};
const NOTHING = Object.fromEntries(PLACEHOLDERS.map((name) => [name, null])) as Values;

describe('time in words', () => {
  test('a moment is another day and another clock in another zone', () => {
    const at = '2026-11-25T23:30:00.000Z';
    expect(dateWords(at, 'Europe/Dublin')).toBe('Wednesday 25 November 2026');
    expect(dateWords(at, 'Asia/Tokyo')).toBe('Thursday 26 November 2026');
    expect(timeWords(at, 'Asia/Kolkata')).toBe('05:00');
    expect(timeWords('2026-11-25T00:00:00.000Z', 'UTC')).toBe('00:00');
  });

  test('a zone has the name of that day: winter or summer time', () => {
    expect(zoneWords('2026-11-25T12:00:00.000Z', 'Europe/Dublin')).toBe(
      'Greenwich Mean Time (Dublin)',
    );
    expect(zoneWords('2026-07-25T12:00:00.000Z', 'America/New_York')).toBe(
      'Eastern Daylight Time (New York)',
    );
  });

  test('durations say hours and minutes', () => {
    const said = [1, 45, 60, 61, 90, 120].map(durationWords);
    expect(said).toEqual([
      '1 minute',
      '45 minutes',
      '1 hour',
      '1 hour 1 minute',
      '1 hour 30 minutes',
      '2 hours',
    ]);
  });

  test('only names of the zone database are time zones', () => {
    for (const zone of ['Europe/Dublin', 'UTC', 'America/Argentina/Buenos_Aires']) {
      expect(isTimeZone(zone), zone).toBe(true);
    }
    for (const zone of ['', 'Mars/Olympus', '+02:00', 'Europe/Dublin\r\nX:1', '__proto__']) {
      expect(isTimeZone(zone), zone).toBe(false);
    }
  });
});

describe('the template', () => {
  test('the default invitation says all that is known, in the candidate’s zone', () => {
    const values = valuesOf(FACTS, 'America/New_York');
    const { subject, body, unknown, missing } = renderMail(DEFAULT_TEMPLATES.invitation, values);
    expect(subject).toBe('Interview with Corrib: Senior Data Engineer, Wednesday 25 November 2026');
    expect(body).toContain(
      'When: Wednesday 25 November 2026, 05:00, Eastern Standard Time (New York)',
    );
    expect(body).toContain('With: Elena Duarte, Kofi Mensah and Tomasz Wolski');
    expect(body).toContain('Join: https://zoom.us/j/83244710925?pwd=abc\nPasscode: 481516');
    expect(body).toContain('\n\nBring a pen.\n\n');
    expect([unknown, missing]).toEqual([[], []]);
  });

  test.each(MAIL_KINDS)('the default %s reads well where nothing is known', (kind) => {
    const { subject, body, unknown, missing } = renderMail(DEFAULT_TEMPLATES[kind], NOTHING);
    expect(`${subject}\n${body}`).not.toMatch(/[{}]|null|undefined|\n\n\n/);
    expect(body).toMatch(/^Hello there,/);
    expect(unknown).toEqual([]);
    expect(missing).toContain('firstName');
  });

  test('a misspelt placeholder stays and is reported, also one that every object has', () => {
    const { text, unknown } = fill('{fristName} {constructor} { a } {job}', valuesOf(FACTS, 'UTC'));
    expect(text).toBe('{fristName} {constructor} { a } Senior Data Engineer');
    expect(unknown).toEqual(['fristName', 'constructor']);
  });

  test('the note takes its place, the end, or none', () => {
    const values = valuesOf(FACTS, 'UTC');
    expect(fill(withNote('A\n\n{note}\n\nB', 'x'), values).text).toBe('A\n\nBring a pen.\n\nB');
    expect(fill(withNote('A', 'x'), values).text).toBe('A\n\nBring a pen.');
    expect(fill(withNote('A\n\n{note}\n\nB', ''), { ...values, note: '' }).text).toBe('A\n\nB');
    expect(fill('{note}', withoutNote(values)).text).toBe('{note}');
  });

  test('filled once: whatever braces a value brings are text, and no placeholder is left', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const value = fc.oneof(text, fc.constantFrom('{passcode}', '{note}', '$&', '$1'));
    const values = fc.record(
      Object.fromEntries(PLACEHOLDERS.map((name) => [name, fc.option(value)])),
    ) as unknown as fc.Arbitrary<Values>;
    const names = fc.array(fc.constantFrom(...PLACEHOLDERS), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(names, values, (used, given) => {
        const template = used.map((name) => `<{${name}}>`).join('|');
        const filled = fill(template, given);
        const parts = used.map((name) => given[name]?.trim() || null);
        for (const [n, part] of parts.entries()) {
          if (part !== null) expect(filled.text).toContain(`<${part.slice(0, 40)}`.slice(0, 20));
          else expect(filled.missing).toContain(used[n]);
        }
        expect(filled.unknown).toEqual([]);
      }),
    );
  });

  test('text without a known placeholder is left as it is', () => {
    const plain = fc.string({ unit: 'binary' }).filter((text) => !/\{[A-Za-z]+\}/.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        expect(fill(text, NOTHING)).toEqual({ text, unknown: [], missing: [] });
      }),
    );
  });

  test('a subject is one line, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (jobTitle) => {
        const values = valuesOf({ ...FACTS, jobTitle }, 'UTC');
        const { subject } = renderMail(DEFAULT_TEMPLATES.invitation, values);
        expect(subject).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
