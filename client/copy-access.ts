/** The words of what is held about a person: to take along, to correct, to ask to be gone. */
export const accessCopy = {
  title: 'Your data',
  hold: 'What we hold about them',
  holdShort: 'What we hold',
  holdOf: (name: string) => `What we hold about ${name}`,
  holdHints: {
    candidate: () =>
      'Everything that is stored about this candidate, to hand to them. Read it first: it has what colleagues wrote. That you took it is kept in the audit.',
    member: (name: string) =>
      `The account of ${name}, their sign-ins, what the audit has of them, and how much they wrote, to hand to them. That you took it is kept in the audit.`,
  },
  notInIt: 'Not in it: notes for one person alone, and scorecards that are not submitted.',
  json: 'Take as JSON',
  pdf: 'Take as PDF',
  fileName: (name: string, extension: string) => `What we hold about ${name}.${extension}`,
  taking: (size: string) => `Collecting, ${size} so far`,
  taken: (size: string) => `Saved to your downloads, ${size}.`,
  size: (bytes: number) => {
    if (bytes < 1_000_000) return `${Math.ceil(bytes / 1_000)} kB`;
    return `${(bytes / 1_000_000).toFixed(1)} MB`;
  },

  correct: 'Correct',
  correcting: (name: string) => `Correct what is known of ${name}`,
  correctHint: 'What it said before stays in the history, with your name and the time.',
  fields: {
    name: 'Name',
    say: 'How to say it',
    email: 'E-mail',
    phone: 'Phone',
    location: 'Location',
    timeZone: 'Time zone',
    headline: 'Headline',
    source: 'Source',
    tags: 'Tags, with commas between them',
    links: 'Links, with spaces between them',
  },
  reason: 'Why, for the history',
  save: 'Save',
  saving: 'Saving',

  account: 'Your name and time',
  accountHint: 'Colleagues see your name on every panel, at once.',
  name: 'Name',
  email: 'E-mail',
  emailHint:
    'It is the address of your Zoom account, by which Hireside knows you. Change it there.',
  timeZone: 'Time zone',
  saved: 'Saved.',
  yours: 'What is held about you',
  yoursHint:
    'Your account, your sign-ins, what the audit has of you, and how much you wrote. Notes and scorecards are the candidates’ record.',
  erase: 'Have your data erased',
  eraseHint:
    'Admins are told, and one of them does it. What you wrote about candidates stays, by “Former member”.',
  ask: 'Ask for it',
  asked: (day: string) => `You asked on ${day}. Admins see it on Today and in Settings, Privacy.`,
  takeBack: 'Take it back',

  requests: 'Colleagues who ask to be erased',
  requestLine: (day: string) => `asked on ${day}`,
  wishes: (names: string) => `${names} asked to be erased.`,
  look: 'See Settings, Privacy',
} as const;
