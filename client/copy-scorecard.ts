import type { RatingValue } from '../common/events.ts';
import type { FeedbackVisibility } from '../common/facts.ts';

/** Every sentence of the scorecard and of the checklist at the end of a meeting. */
const several = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

const values: Record<RatingValue, string> = {
  strong_no: 'Strong no',
  no: 'No',
  yes: 'Yes',
  strong_yes: 'Strong yes',
};

export const rateWords = {
  values,
  untouched: { rating: 'Not assessed', recommendation: 'No decision' },
} as const;

const blind: Record<FeedbackVisibility, string> = {
  after_own: 'You see the others’ scorecards after you submit yours. They cannot see this draft.',
  always: 'Each scorecard is shown once it is submitted. Nobody can see this draft.',
  never: 'Interviewers do not see each other’s scorecards. Nobody can see this draft.',
};

const onSubmit: Record<FeedbackVisibility, string> = {
  after_own: 'Once submitted, your scorecard is shown to those who submitted theirs.',
  always: 'Once submitted, your scorecard is shown to the hiring team.',
  never: 'Once submitted, your scorecard is shown to the recruiters.',
};

const afterwards: Record<FeedbackVisibility, string> = {
  after_own: 'The others’ scorecards appear here as they are submitted.',
  always: 'The others’ scorecards appear here as they are submitted.',
  never: 'Interviewers do not see each other’s scorecards here.',
};

export const cardCopy = {
  blind,
  onSubmit,
  afterwards,
  noInterview: {
    title: 'No scorecard here.',
    text: 'It belongs to an interview, and none is chosen.',
  },
  noKit: 'This interview has no kit: there is nothing to rate one by one. Say what you recommend.',
  focus: 'Focus attributes',
  others: 'Other attributes',
  attributes: 'Attributes',
  rated: (count: number, all: number) => `${count} of ${all} rated`,
  foreign: 'Not in this kit',
  foreignName: 'An attribute of another kit',
  required: 'Your organization asks for a comment on every rating.',

  comment: 'Comment',
  commentOn: (name: string) => `Comment on ${name}`,
  commentHint: 'Why, in a sentence or two',
  notSaved: 'These words are kept on this computer. They could not be saved.',
  keepsWords: 'Saved when you leave the box',
  linkNotes: 'Link notes',
  linkNotesTo: (name: string) => `Notes for ${name}`,
  noNotes: 'No notes of this interview yet.',
  suggested: 'Taken for this attribute',
  done: 'Done',
  doneLinking: 'Done linking notes',
  evidence: 'Evidence',
  onlyYou: 'only you',
  clear: 'Clear',
  /** What a button does, and to what. */
  on: (verb: string, name: string) => `${verb}: ${name}`,

  recommendation: 'Recommendation',
  wouldYou: (name: string, job: string | null) =>
    job === null ? `Would you hire ${name}?` : `Would you hire ${name} as ${job}?`,
  why: 'Why',

  gaps: (names: string[]) => {
    if (names.length === 0) return null;
    if (names.length === 1) return `${names[0]} is not assessed. You may still submit.`;
    return `${names.length} attributes are not assessed. You may still submit.`;
  },
  bare: (names: string[]) =>
    `${names.join(', ')}: a comment is missing. Your organization asks for one on every rating.`,
  submit: 'Submit scorecard',
  submitFailed: 'The scorecard could not be kept on this computer. It is still a draft.',
  submitted: (time: string) => `Submitted ${time}`,
  onItsWay: 'Submitted here, on its way to the server. Your colleagues do not have it yet.',
  refused: (why: string) => `Not submitted. ${why}`,
  change: 'Change mine',
  changing: 'What you change is kept with what it was before, and labelled.',
  doneChanging: 'Done changing',
  closed: 'The time for this scorecard is over. It can be read and not changed.',
  closedDraft: 'The time for this scorecard is over. It was not submitted.',
  notOnPanel: 'You are not on this interview’s panel: there is nothing for you to fill in.',
  noneToRead: 'Submitted scorecards you may read appear here.',

  sideBySide: 'Scorecards side by side',
  earlierRounds: 'Earlier rounds',
  otherRounds: 'Other rounds',
  roundOf: (round: number, title: string) => `Interview ${round}, ${title}`,
  differs: { most: 'Differs most', some: 'Differs' },
  informed: 'changed after seeing others',
  changed: 'changed after submitting',
  was: (word: string, time: string) => `was ${word} until ${time}`,
  wasComment: (words: string, time: string) => `“${words}” until ${time}`,
  by: (name: string) => `${name}:`,

  hand: {
    draft: (title: string) => `Your scorecard for ${title} is kept as a draft.`,
    submitted: (title: string) => `Your scorecard for ${title} is submitted.`,
    open: 'Open it',
    elsewhere: 'You find it in Hireside in the Zoom main window.',
    showing: (title: string) => `This is your scorecard for ${title}.`,
    back: 'Back to this interview',
    dismiss: 'Dismiss',
  },
} as const;

export const checklistCopy = {
  label: 'Before you leave',
  left: (minutes: number) => `${several(minutes, 'minute', 'minutes')} left`,
  over: 'Time is up',
  ended: 'The interview is over',
  toDo: (count: number) => (count === 0 ? 'all done' : `${count} to do`),
  fold: 'Fold away',
  unfold: 'Show the list',
  rated: (name: string) => `${name} rated`,
  unrated: (name: string) => `${name}: not assessed`,
  rate: 'Rate',
  rateNamed: (name: string) => `Rate ${name}`,
  recommended: (word: string) => `Recommendation: ${word}`,
  undecided: 'Recommendation: no decision',
  decide: 'Decide',
  moved: (stage: string) => `Moved to ${stage}`,
  nextStep: (stage: string) => `Next step: still in ${stage}`,
  choose: 'Choose stage',
  theirs: (name: string) => `${name} decides the next stage`,
  recruiter: 'The recruiter',
  submitted: (time: string) => `Scorecard submitted ${time}`,
  stays: 'This list stays in the Zoom main window after the meeting.',
} as const;
