/** The words of filing a résumé from the candidate's page. */
export const resumeCopy = {
  add: 'Add a résumé',
  replace: 'Replace the résumé',
  choose: 'Choose a PDF of at most 10 MB, or drop it here.',
  stays: 'The earlier one stays filed with the candidate.',
  earlier: 'Earlier résumés',
  earlierFailed: 'Earlier résumés could not be listed.',
  open: (name: string, date: string) => `Open ${name}, filed ${date}`,
  filedBy: (date: string, who: string) => `${date}, ${who}`,
  progress: 'Progress of sending the résumé',
  sending: (name: string, sent: string, all: string) => `Sending ${name}: ${sent} of ${all}`,
  filing: (name: string) => `Filing ${name}`,
  giveUp: 'Stop sending',
  filed: (name: string) => `${name} is filed.`,
  one: 'Drop one file.',
  tooLarge: 'A résumé may have 10 MB.',
  failed: 'That did not work. Try again.',
  size: (bytes: number) =>
    bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
} as const;
