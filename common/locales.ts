/** The ways to write a date and a time in a mail; its other words are whatever the template says. */
export const LOCALES = [
  'en-GB',
  'en-IE',
  'en-US',
  'de-DE',
  'es-ES',
  'fr-FR',
  'it-IT',
  'nl-NL',
  'pl-PL',
  'pt-PT',
  'sv-SE',
] as const;
export type Locale = (typeof LOCALES)[number];

/** What is chosen until somebody chooses, whatever the machine a mail leaves from is set to. */
export const DEFAULT_LOCALE: Locale = 'en-GB';

/** What is stored may be older than the list. */
export const localeOf = (name: string | null | undefined): Locale =>
  LOCALES.find((one) => one === name) ?? DEFAULT_LOCALE;
