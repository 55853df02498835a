/** The words of taking everything along, and of taking candidates in. */
export const dataCopy = {
  title: 'Export and import',

  export: 'Export everything',
  exportHint:
    'One zip with members, jobs, kits, candidates, every entry, records from Zoom, files and this audit, in open formats, and candidates.csv for people. Another Hireside takes it in as it is. It is as confidential as the database: join links and passcodes are readable in it.',
  begin: 'Export everything',
  beginAgain: 'Export anew',
  replaces: 'A new export deletes the one that is kept.',
  none: 'Nothing was exported here yet.',
  running: (done: string, all: string, size: string) =>
    `${done} of ${all} candidates, ${size} written`,
  progress: 'Progress of the export',
  goesOn: 'It goes on when you leave this page, and when the server restarts it begins anew.',
  stop: 'Stop',
  ready: (when: string, size: string) => `Ready: ${size}, of ${when}`,
  keptUntil: (when: string) => `Kept until ${when}, then deleted.`,
  sha256: 'SHA-256',
  sums: 'manifest.json in it has the checksum of every file.',
  download: 'Download',
  remove: 'Delete now',
  failed: (reason: string) => `The export failed. ${reason}`,
  gone: (when: string) => `The export of ${when} is deleted.`,
  actFailed: 'That did not work. Try again.',

  import: 'Import candidates',
  importHint:
    'A CSV whose first line names its columns, in any order: name, email, phone, location, headline, source, job, stage, applied_at, tags. Or one JSON Resume document. At most 20 MB.',
  importRules:
    'Good rows come in although others are bad. Nothing that is here is overwritten, and running it again changes nothing.',
  file: 'CSV or JSON file',
  check: 'Check without importing',
  take: 'Import',
  reading: (rows: number) => `${rows} rows read`,
  sending: 'Sending the file',
  counts: (
    { added, changed, unchanged, skipped }: Readonly<Record<string, number>>,
    dryRun: boolean,
  ) =>
    dryRun
      ? `Would be: ${added} added, ${changed} changed, ${unchanged} unchanged, ${skipped} not taken in. Nothing was changed.`
      : `${added} added, ${changed} changed, ${unchanged} unchanged, ${skipped} not taken in.`,
  report: 'What was not taken in as it is written',
  line: 'Line',
  reason: 'Reason',
  cut: (lines: number) => `The first ${lines} are shown.`,
  broken: 'The answer broke off. What came in stays; running it again adds the rest.',
} as const;
