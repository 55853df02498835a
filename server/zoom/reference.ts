/*
 * Zoom takes no idempotency key. After a time-out only something that we wrote ourselves, in a
 * place that Zoom's lists give back, tells whether a meeting or an event exists. Meetings: the
 * first line of `agenda`, because lists have it, cut after 250 characters, while tracking fields
 * must be set up by an admin and are in no list. Events: the first line of `description`.
 */
const LABEL = 'Hireside reference: ';
const LONGEST_TEXT = 2_000;

/** A text for people under its reference. @param reference without spaces, at most 100 characters */
export function withReference(reference: string, text: string): string {
  return `${LABEL}${reference}${text === '' ? '' : `\n\n${text}`}`.slice(0, LONGEST_TEXT);
}

/** The reference that a text begins with, `null` where it has none. */
export const referenceIn = (text: string | undefined): string | null =>
  /^Hireside reference: (\S+)/.exec(text ?? '')?.[1] ?? null;

/** The text without its reference. */
export const withoutReference = (text: string): string =>
  text.replace(/^Hireside reference: \S+\s*/, '');
