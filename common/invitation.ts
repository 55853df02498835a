import { DEFAULT_LOCALE, type Locale } from './locales.ts';
import type { Instant } from './time.ts';
import { dateWords, durationWords, timeWords, zoneWords } from './time-zone.ts';

/** What an invitation is about. Pure data, so that the desk previews what the server sends. */
export interface InvitationFacts {
  candidateName: string | null;
  jobTitle: string | null;
  title: string;
  round: number;
  rounds: number;
  startsAt: Instant;
  minutes: number;
  interviewers: readonly string[];
  organization: string | null;
  recruiter: string | null;
  meetingNumber?: string | null;
  /** Zoom's link for the invited; never the one that starts the meeting. */
  joinLink?: string | null;
  passcode?: string | null;
  note?: string | null;
}

/** What a template may name in braces, and what is said where there is nothing to say. */
export const MISSING_WORDS = {
  candidate: 'the candidate',
  firstName: 'there',
  job: 'the role',
  round: 'interview',
  date: 'a date to be agreed',
  time: 'a time to be agreed',
  timeZone: 'your time zone',
  duration: 'a duration to be agreed',
  joinLink: 'we will send you the link separately',
  passcode: 'comes with the link',
  interviewers: 'our interview team',
  organization: 'our team',
  recruiter: 'The hiring team',
  note: '',
} as const;

export type Placeholder = keyof typeof MISSING_WORDS;
export const PLACEHOLDERS = Object.keys(MISSING_WORDS) as Placeholder[];
export type Values = Record<Placeholder, string | null>;

/** A subject and a body with placeholders: `Hello {firstName}`. */
export interface Template {
  subject: string;
  body: string;
}

/**
 * The facts in words.
 * @param timeZone the reader's, an IANA name: their day and their clock
 * @param locale how the reader writes dates and times
 */
export function valuesOf(
  facts: InvitationFacts,
  timeZone: string,
  locale: Locale = DEFAULT_LOCALE,
): Values {
  const { title, round, rounds, startsAt, minutes, interviewers, candidateName } = facts;
  return {
    candidate: candidateName,
    firstName: candidateName?.trim().split(/\s+/)[0] ?? null,
    job: facts.jobTitle,
    round: rounds > 1 ? `${title}, round ${round} of ${rounds}` : title,
    date: dateWords(startsAt, timeZone, locale),
    time: timeWords(startsAt, timeZone, locale),
    timeZone: zoneWords(startsAt, timeZone, locale),
    duration: durationWords(minutes),
    joinLink: facts.joinLink ?? null,
    passcode: facts.passcode ?? null,
    interviewers: listWords(interviewers),
    organization: facts.organization,
    recruiter: facts.recruiter,
    note: facts.note ?? null,
  };
}

/** `Ada`, `Ada and Kofi`, `Ada, Elena and Kofi`; `null` where there is nobody. */
function listWords(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}

export interface Filled {
  text: string;
  /** Names in braces that mean nothing: misspelt, most likely. They stay as they are. */
  unknown: string[];
  /** Placeholders that had no value and were put in other words. */
  missing: Placeholder[];
}

/** Fills the placeholders, once: what a value says in braces is text. */
export function fill(template: string, values: Values): Filled {
  const unknown = new Set<string>();
  const missing = new Set<Placeholder>();
  let leftEmpty = false;
  const text = template.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => {
    if (!isPlaceholder(name)) {
      unknown.add(name);
      return whole;
    }
    const value = values[name]?.trim();
    if (value) return value;
    missing.add(name);
    leftEmpty ||= MISSING_WORDS[name] === '';
    return MISSING_WORDS[name];
  });
  // A paragraph that is not there leaves no hole.
  const closed = leftEmpty ? text.replace(/\n[ \t]*(?:\n[ \t]*)+\n/g, '\n\n').trim() : text;
  return { text: closed, unknown: [...unknown], missing: [...missing] };
}

const isPlaceholder = (name: string): name is Placeholder => Object.hasOwn(MISSING_WORDS, name);

/** Subject and body together. A subject is one line, whatever a value brings along. */
export function fillTemplate(
  { subject, body }: Template,
  values: Values,
): Template & { unknown: string[]; missing: Placeholder[] } {
  const [head, text] = [fill(subject, values), fill(body, values)];
  return {
    subject: head.text.replace(/\s+/g, ' ').trim(),
    body: text.text,
    unknown: [...new Set([...head.unknown, ...text.unknown])],
    missing: [...new Set([...head.missing, ...text.missing])],
  };
}

/** A template that still has a place for the recruiter's own words, filled except for those. */
export const withoutNote = (values: Values): Values => ({ ...values, note: '{note}' });

/** The body with the note in its place, or at the end where the body has no place for it. */
export function withNote(body: string, note: string | null | undefined): string {
  if (!note?.trim() || body.includes('{note}')) return body;
  return `${body.trimEnd()}\n\n{note}`;
}
