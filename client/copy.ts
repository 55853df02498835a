import type { Flag } from '../common/events.ts';
import type { MatchReason } from '../common/match.ts';
import type { Role } from '../common/member.ts';

/** Every sentence a member reads in the panel, except the history's, in `copy-history.ts`. */
const several = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

const flags: Record<Flag, string> = {
  strength: 'Strength',
  concern: 'Concern',
  followup: 'Follow-up',
  bookmark: 'Bookmark',
};

const roles: Record<Role, string> = {
  admin: 'Admin',
  recruiter: 'Recruiter',
  hiring_manager: 'Hiring manager',
  interviewer: 'Interviewer',
};

const reasons: Record<MatchReason, string> = {
  number: 'Matched by meeting number',
  instance: 'Matched by this meeting',
  chosen: 'Chosen by a colleague',
  link: 'Opened from the interview’s link',
  time: 'Your only interview at this hour',
  email: 'Matched by e-mail',
};

export const copy = {
  hireside: 'Hireside',
  you: 'You',
  someone: 'Someone',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  flag: 'Flag',
  flags,
  roles,
  failed: 'That did not work.',

  head: {
    clock: 'Time into the meeting',
    stage: 'Stage',
    round: (round: number, rounds: number) => `Interview ${round} of ${rounds}`,
    onHold: 'On hold',
    left: (minutes: number) => `${minutes} min left`,
    over: (minutes: number) => (minutes < 1 ? 'time is up' : `${minutes} min over`),
    starts: (time: string) => `starts ${time}`,
    ended: 'ended',
    meeting: (number: string) =>
      `Meeting ${number.replace(/^(\d{3})(\d{3,4})(\d{4,5})$/, '$1 $2 $3')}`,
  },

  save: {
    saved: 'All saved',
    saving: 'Saving',
    offline: (count: number) => `Offline, ${several(count, 'change', 'changes')} kept here`,
    attention: 'Needs attention',
    fragile: 'Keep this panel open',
    why: (count: number) => `${several(count, 'change', 'changes')}, see why`,
  },

  attention: {
    title: 'Not taken by the server',
    intro: 'These are kept on this computer until you decide.',
    nothing: 'Everything is settled.',
    copyText: 'Copy text',
    copied: 'Copied',
    retry: 'Try again',
    discard: 'Discard',
  },

  presence: {
    label: 'Who is here',
    here: 'here',
    writing: 'writing',
    out: 'Not in Hireside',
    isWriting: (names: string[]) => {
      if (names.length > 2) return 'Several colleagues are writing';
      return `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} writing`;
    },
  },

  tabs: {
    label: 'Candidate file',
    candidate: 'Candidate',
    guide: 'Guide',
    notes: 'Notes',
    scorecard: 'Scorecard',
    newNotes: 'There are new notes',
  },

  guide: { title: 'This interview has no kit.', text: 'Just take notes.' },

  match: {
    reasons,
    wrong: (name: string) => `Not ${name}?`,
    which: 'Which interview is this?',
    several: 'More than one interview could be this meeting.',
    thisOne: 'This one',
    none: 'No interview found',
    noneText:
      'This meeting was not scheduled in Hireside. Find the candidate and it is linked for everyone.',
    who: 'Who is this meeting with?',
    search: 'Search candidates',
    searchHint: 'Name, job, e-mail',
    someoneElse: 'Someone else: name, job, e-mail',
    link: 'Link',
    linkTo: (name: string) => `Link ${name}`,
    forEveryone: 'Your choice links the meeting for the whole team. Notes you take now move along.',
    nobody: (query: string) => `Nobody called “${query}”.`,
    nobodyHint: 'Try the e-mail address.',
    notOne: 'Not an interview?',
    close: 'Close for this meeting',
  },

  profile: {
    label: 'Profile',
    there: (place: string, time: string) => `${place}, ${time} there`,
    resume: 'Résumé',
    openResume: (pages: number | null) =>
      pages === null ? 'Open résumé' : `Open résumé, ${several(pages, 'page', 'pages')}`,
    nothing: 'Nothing is known yet but the name.',
    applications: 'Applications',
    application: (title: string, year: number, now: number) =>
      year === now ? title : `${title}, ${year}`,
  },

  resume: {
    loading: 'Opening the résumé',
    failed: 'The résumé could not be opened.',
    retry: 'Try again',
    back: 'Back to the candidate',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    noText: 'This page is a picture without text.',
  },

  notes: {
    log: 'Notes',
    audience: 'Visible to: the hiring team',
    unlessMarked: ', unless marked',
    onlyYou: 'Visible to: only you',
    filter: 'Filter notes',
    filters: { all: 'All', mine: 'Mine', flags: 'Flagged' },
    none: 'No notes yet.',
    noneHint: 'The first one can be three words.',
    noneLeft: 'No note fits the filter.',
    kept: 'Kept here',
    late: 'Arrived late',
    refused: 'Not taken',
    edited: (time: string) => `Edited ${time}`,
    hideEarlier: 'Hide earlier text',
    before: (time: string) => `Before ${time}`,
    edit: 'Edit note',
    save: 'Save changes',
    delete: 'Delete note',
    deleted: 'You deleted a note',
    undoDelete: 'Undo delete',
    new: 'New',
  },

  composer: {
    label: 'New note',
    note: 'Note',
    placeholder: (save: string) => `A short statement. ${save} saves`,
    save: 'Save note',
    bookmarks: '// bookmarks',
    audience: { team: 'Visible to: the hiring team', author: 'Visible to: only you' },
    choose: 'Visible to',
    audiences: { team: 'The hiring team', author: 'Only you' },
    notKept: 'This note could not be kept. Its words are still in the box.',
  },

  stage: {
    list: 'Stages',
    closed: 'Closed',
    now: (time: string) => `now, ${time}`,
    asks: 'asks for a reason',
    onHold: 'On hold',
    change: (from: string, to: string) => `${from} → ${to}`,
    cancels: (title: string, day: string) => `Cancel ${title} on ${day}`,
    nothing: 'Nothing else happens. Anyone on the team can undo for 10 seconds.',
    held: 'Nothing is sent for 10 seconds. Anyone on the team can undo.',
    weDeclined: 'We declined, because',
    theyWithdrew: 'They withdrew, because',
    reason: 'Reason',
    other: 'Other, with a note',
    inWords: 'In your words',
    optional: 'In your words, if you like',
    why: (from: string) => `Why does this leave ${from}?`,
    move: (to: string) => `Move to ${to}`,
    reject: 'Reject',
    withdraw: 'Withdraw',
  },

  undo: {
    word: 'Undo',
    yours: (to: string) => `Moved to ${to}.`,
    theirs: (by: string, candidate: string, to: string) => `${by} moved ${candidate} to ${to}.`,
    left: 'Time to undo',
    seconds: (count: number) => `${count} s`,
  },

  clash: {
    title: (by: string, stage: string, ago: string) => `${by} moved this to ${stage} ${ago}`,
    titleUnknown: (stage: string) => `The stage is ${stage} now`,
    ago: (seconds: number) =>
      seconds < 60 ? `${seconds} s ago` : `${Math.floor(seconds / 60)} min ago`,
    now: 'Now',
    chosen: 'You chose',
    kept: 'Yours was not applied. Your reason is kept until you decide.',
    keep: (stage: string) => `Keep ${stage}`,
    move: (stage: string) => `Move to ${stage}`,
  },

  outsider: {
    title: 'This panel is for the hiring team',
    text: 'There is nothing for you to do here. You can close it and stay in the meeting.',
  },
  starting: 'Finding the candidate',
  opening: 'Opening Hireside',
  unreachable: {
    title: 'Hireside’s server does not answer',
    safe: 'What you wrote is kept on this computer and goes out when it is back.',
    again: (seconds: number) => `Trying again in ${seconds} s.`,
    trying: 'Trying again now.',
    now: 'Try now',
    request: (id: string) => `If it lasts, tell your admin: request ${id}`,
  },
  keys: {
    title: 'Keys',
    list: [
      ['N', 'Go to the note box'],
      ['Esc', 'Leave it'],
      ['Ctrl+Enter', 'Save the note'],
      ['//', 'At its start: bookmark this moment'],
      ['Tab, then S C F', 'Strength, Concern, Follow-up'],
      ['Alt+1 to Alt+4', 'Candidate, Guide, Notes, Scorecard'],
      ['J K', 'Next row, previous row'],
      ['A', 'On a question: ask it, or say it was asked'],
      ['S', 'On a question: skip it'],
      ['C', 'On a question: claim it, or give it back'],
      ['1 to 4, 0', 'On an attribute: rate, clear'],
      ['E', 'Edit your note; on an attribute: comment'],
      ['Ctrl+Shift+Enter', 'Submit the scorecard in view'],
      ['Delete', 'Delete your note'],
      ['Z', 'Undo the delete, or the stage move'],
      ['?', 'This list'],
    ],
  },
} as const;
