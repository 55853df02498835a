import type { Locale } from '../common/locales.ts';
import type { MailKind, MailState } from '../common/mail.ts';

/** The words of the mails to candidates: their review, what became of them, their templates. */
const languages: Record<Locale, string> = {
  'en-GB': 'English, United Kingdom',
  'en-IE': 'English, Ireland',
  'en-US': 'English, United States',
  'de-DE': 'German',
  'es-ES': 'Spanish',
  'fr-FR': 'French',
  'it-IT': 'Italian',
  'nl-NL': 'Dutch',
  'pl-PL': 'Polish',
  'pt-PT': 'Portuguese',
  'sv-SE': 'Swedish',
};

const kinds: Record<MailKind, string> = {
  invitation: 'Invitation',
  update: 'Update',
  cancellation: 'Cancellation',
};

const states: Record<MailState, string> = {
  held: 'Held until the status change can no longer be undone',
  waiting: 'On its way',
  sending: 'On its way',
  sent: 'Sent',
  unconfirmed: 'Sent, but nobody knows whether it arrived',
  refused: 'Refused',
  bounced: 'Came back',
  failed: 'Given up',
  withdrawn: 'Not sent',
};

export const invitationCopy = {
  kinds,
  states,
  languages,
  candidate: 'the candidate',

  review: {
    title: {
      invitation: 'Review the invitation',
      update: 'Review the update',
      cancellation: 'Review the cancellation',
    },
    intro: {
      invitation: (name: string) => `The interview is scheduled. ${name} has not been told yet.`,
      update: (name: string) =>
        `${name} has an invitation. This mail says how the interview stands now, and replaces the calendar entry.`,
      cancellation: (name: string) =>
        `The interview is cancelled. This mail takes it out of the calendar of ${name}.`,
    },
    unwritten: (name: string) => `Hireside has not written to ${name} about this interview yet.`,
    back: 'Go to the interview',
    to: 'To',
    noAddress: (name: string) =>
      `There is no address for ${name} yet. The one you enter is kept with the file.`,
    keep: 'Keep this address in the file',
    badAddress: 'This is not a whole address. It looks like niamh@example.com.',
    noneGiven: 'Enter an address first.',
    lastTime: (state: string, reason: string | null) =>
      `The last mail to this address: ${state.toLowerCase()}. ${reason ?? ''}`.trim(),
    subject: 'Subject',
    language: 'Language of date and time',
    zone: 'Time zone',
    zoneHelp: (when: string, place: string) => `For you that is ${when}, ${place}.`,
    instructions: 'Instructions',
    note: 'Your note',
    whole: 'Edit the whole text',
    wholeLabel: 'Whole text',
    wholeHelp: 'Words in braces are filled in when it is sent.',
    template: 'Changes here do not change the template.',
    reads: (name: string) => `As ${name} reads it`,
    attached: 'invite.ics attached',
    answers: {
      invitation: 'Accept, Decline, Tentative',
      update: 'Accept, Decline, Tentative',
      cancellation: 'Takes the entry out of the calendar',
    },
    noLink:
      'There is no Zoom link for this interview yet. The mail says that it follows separately.',
    unknown: (names: readonly string[]) =>
      `Nothing is known that ${names.map((name) => `{${name}}`).join(', ')} could stand for. Correct it before sending.`,
    goesOut: (from: string, kind: MailKind) =>
      kind === 'cancellation'
        ? `Goes out from ${from}, once.`
        : `Goes out from ${from}. You can change or cancel the interview later.`,
    heldUntil: (time: string) =>
      `The status was changed a moment ago. The mail waits until ${time}, and does not leave if the change is undone before.`,
    replaces:
      'A mail about this interview is on its way. Sending this one replaces it, if it has not left yet.',
    notNow: 'Not now',
    send: {
      invitation: 'Send invitation',
      update: 'Send update',
      cancellation: 'Send cancellation',
    },
    sending: 'Sending',
    off: 'Mail is off. An admin switches it on with SMTP_URL and MAIL_FROM; until then copy the text and send it yourself.',
    copyText: 'Copy the text',
    copied: 'Copied.',
    notCopied: 'This browser does not allow copying. Select the text on the right.',
    nothingToSend:
      'The interview is cancelled, and nobody was invited to it: there is nothing to send.',
    over: 'The interview is over: there is nothing to invite to any more.',
    earlier: 'Earlier mails',
    done: 'Handed over',
    doneText: 'This page follows it. You can leave: the candidate’s page shows it too.',
  },

  delivery: {
    label: (interview: string) => `Mail about ${interview}`,
    none: 'Not invited yet',
    unwritten: 'No mail about it was sent from here',
    review: 'Review the invitation',
    again: 'Send again',
    address: 'Change address',
    newMail: 'Send an update',
    tellAgain: 'Review the cancellation',
    to: (address: string) => `to ${address}`,
    itself: 'Sent by itself after the change.',
    correctedSince: 'It went to the address from before the correction.',
    tries: (count: number) => (count === 1 ? 'Tried once.' : `Tried ${count} times.`),
    earlier: (count: number) => (count === 1 ? '1 earlier mail' : `${count} earlier mails`),
    stale: 'What became of the mail is not known at the moment.',
  },

  reply: {
    label: 'Answer of the candidate',
    help: 'Answers come by mail to whoever invited. Record here what you heard.',
    words: { accepted: 'Accepted', tentative: 'Tentative', declined: 'Declined' },
  },

  templates: {
    title: 'Mail',
    intro:
      'What candidates read when they are invited, when something changes, and when it is cancelled.',
    subject: 'Subject',
    instructions: 'Instructions',
    instructionsHelp: 'Stand where the text says {instructions}. Recruiters adapt them each time.',
    body: 'Text',
    names: 'What can stand in braces',
    meaning: {
      candidate: 'Name of the candidate',
      firstName: 'First name of the candidate',
      job: 'Job',
      round: 'Round, “Panel, round 2 of 4”',
      date: 'Day, in the candidate’s time zone',
      time: 'Time, in the candidate’s time zone',
      timeZone: 'Name of that time zone',
      duration: 'Duration',
      joinLink: 'Link to join',
      passcode: 'Passcode',
      interviewers: 'Names of the interview panel',
      organization: 'Company',
      recruiter: 'Name of whoever sends it',
      note: 'The recruiter’s note, if there is one',
      instructions: 'The instructions above',
    } as Record<string, string>,
    builtIn: 'This is the built-in text.',
    changed: (by: string, when: string) => `Changed by ${by}, ${when}.`,
    somebody: 'a former member',
    readOnly: 'Only admins change it.',
    means: 'Mails that are sent or leave by themselves from now on are written like this.',
    save: 'Save template',
    saved: 'All saved.',
    reset: 'Go back to the built-in text',
    overwrite: 'Save mine over it',
    previewWith: 'Preview with',
    example: 'An example, for nobody is to be interviewed soon',
    choice: (name: string, title: string, when: string) => `${name}, ${title}, ${when}`,
    preview: 'As a candidate reads it',
  },
} as const;

/** Whom and what the preview shows where no interview is planned. */
export const invitationExample = {
  candidateName: 'Sinéad O’Dowd',
  jobTitle: 'Data Engineer',
  title: 'Technical interview',
  round: 2,
  rounds: 3,
  minutes: 60,
  interviewers: ['Elena Duarte', 'Kofi Mensah'],
  recruiter: 'Priya Raman',
  joinLink: 'https://zoom.us/j/12345678901',
  passcode: '418207',
  note: 'Thank you for the talk today.',
} as const;
