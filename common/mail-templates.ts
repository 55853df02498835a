import {
  fillTemplate,
  MISSING_WORDS,
  PLACEHOLDERS,
  type Placeholder,
  type Template,
  type Values,
  withNote,
} from './invitation.ts';
import type { MailKind } from './mail.ts';

/** What an organization writes once, and a recruiter looks over each time. */
export interface MailTemplate extends Template {
  /** What the invited should know or bring; stands in the body where it says `{instructions}`. */
  instructions: string;
}

const PLACE = '{instructions}';

/** What the invited cannot do without, whatever else is said. */
export const REQUIRED: Record<MailKind, readonly Placeholder[]> = {
  invitation: ['date', 'time', 'joinLink'],
  update: ['date', 'time', 'joinLink'],
  cancellation: ['date'],
};

/** Why a template cannot be kept. */
export interface TemplateProblem {
  field: keyof MailTemplate;
  kind: 'unknown' | 'missing' | 'noPlace' | 'noteInSubject';
  /** The placeholders it is about, without braces. */
  names: string[];
}

/** Whatever stands in braces, also what nobody would take for a name of ours. */
const BRACES = /\{([^{}\n]*)\}/g;

/** What is wrong with a template, field by field; nothing where it can be kept. */
export function templateProblems(kind: MailKind, template: MailTemplate): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  for (const field of ['subject', 'instructions', 'body'] as const) {
    const names = namesIn(template[field]);
    const unknown = names.filter((name) => !isKnown(name, field));
    if (unknown.length > 0) problems.push({ field, kind: 'unknown', names: unknown });
  }
  const { subject, instructions, body } = template;
  if (namesIn(subject).includes('note')) {
    problems.push({ field: 'subject', kind: 'noteInSubject', names: ['note'] });
  }
  const said = new Set([...namesIn(body), ...namesIn(instructions)]);
  const missing = REQUIRED[kind].filter((name) => !said.has(name));
  if (missing.length > 0) problems.push({ field: 'body', kind: 'missing', names: missing });
  if (instructions.trim() !== '' && !body.includes(PLACE)) {
    problems.push({ field: 'body', kind: 'noPlace', names: ['instructions'] });
  }
  return problems;
}

/** A problem in a sentence. */
export function problemWords({ kind, names }: TemplateProblem): string {
  const list = names.map((name) => `{${name}}`).join(', ');
  switch (kind) {
    case 'unknown':
      return `Nothing is known that ${list} could stand for.`;
    case 'missing':
      return `The mail must say ${list}: the invited cannot do without.`;
    case 'noPlace':
      return `The text has no place for the instructions: write ${list} where they belong.`;
    case 'noteInSubject':
      return `${list} belongs in the text, not in the subject.`;
  }
}

const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(BRACES)].map(([, name]) => name!)),
];

const isKnown = (name: string, field: keyof MailTemplate): boolean =>
  Object.hasOwn(MISSING_WORDS, name) || (name === 'instructions' && field === 'body');

/** Subject and body, with the instructions in their place. */
export function wholeTemplate({ subject, instructions, body }: MailTemplate): Template {
  const words = instructions.trim();
  if (body.includes(PLACE)) {
    const whole = body.replaceAll(PLACE, () => words);
    return { subject, body: words === '' ? withoutHoles(whole) : whole };
  }
  return { subject, body: words === '' ? body : `${body.trimEnd()}\n\n${words}` };
}

const withoutHoles = (text: string) => text.replace(/\n[ \t]*(?:\n[ \t]*)+\n/g, '\n\n').trim();

/**
 * The mail that a template becomes: the one place where this is decided, for what is sent, for
 * its preview and for the mails that leave by themselves.
 */
export function renderMail(
  template: MailTemplate,
  values: Values,
): ReturnType<typeof fillTemplate> {
  const { subject, body } = wholeTemplate(template);
  return fillTemplate({ subject, body: withNote(body, values.note) }, values);
}

/** What can be written in braces, the instructions included. */
export const NAMES: readonly string[] = [...PLACEHOLDERS, 'instructions'];
