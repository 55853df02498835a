/** The words of bringing a whole export in. */
export const takeInCopy = {
  title: 'Bring in an export',
  hint: (most: string) =>
    `The zip that “Export everything” wrote, here or in another Hireside, ${most} at most. It is sent, checked and looked through first; nothing comes in before you say so.`,
  rules:
    'An export of this organization adds what is missing: what is here stays, and who was erased stays so. An export of another one comes in only where this one is still empty and you are an admin in both: this one then gives way to it.',
  file: 'Export (zip)',
  send: 'Send and check',
  tooLarge: (most: string) =>
    `The file is larger than the ${most} that come in here. Whoever runs this installation can allow more (TAKE_IN_MB), or use the command line.`,

  sending: (sent: string, all: string) => `${sent} of ${all} sent`,
  sendingBar: 'Progress of sending',
  stay: 'Stay on this page until it is sent.',
  brokeOff: 'A file was being sent and did not arrive. Choose it again.',
  checking: 'The file is being checked and looked through',
  checkingGoesOn: 'It goes on when you leave this page.',

  found: (name: string) => `An export of ${name}`,
  exportedAt: 'Exported',
  candidates: 'Candidates',
  members: 'Members',
  events: 'Entries',
  files: 'Files',
  comes: 'Rows that would come in',
  here: 'Rows that are here already',
  refusedRows: 'Rows that do not come in',
  sha256: 'SHA-256',
  fill: 'It is of this organization. What is here stays; what is missing comes in.',
  move: 'This organization is empty and gives way to it: you go on as who you are in the other, and everything that was set here goes.',
  nothing: 'Everything in it is here already.',
  begin: 'Bring in',
  discard: 'Discard',

  running: (done: string, all: string) => `${done} of ${all} rows`,
  runningBar: 'Progress of bringing in',
  goesOn: 'It goes on when you leave this page, and after the server restarted.',
  stop: 'Stop',

  done: (when: string, { added, unchanged, refused }: Readonly<Record<string, string>>) =>
    `Brought in on ${when}: ${added} rows added, ${unchanged} here already, ${refused} not taken in.`,
  failed: (reason: string) => `The export was not brought in. ${reason}`,
  gone: (name: string, reason: string) => `${name} is no longer here. ${reason}`.trim(),
  list: 'Save the rows that do not come in, with reasons',
  listName: 'Not brought in.csv',
} as const;
