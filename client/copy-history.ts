const CALL_RESULTS = {
  answered: 'answered',
  missed: 'not answered',
  voicemail: 'went to voicemail',
  refused: 'declined',
  failed: 'failed',
} as const;
const RECORDS = {
  attendance: 'Attendance',
  recordings: 'Recording',
  transcripts: 'Transcript',
  phone: 'Call',
  chat: 'Chat',
} as const;
const RECORD_CHANGES = {
  trashed: 'put into Zoom’s trash',
  recovered: 'taken out of Zoom’s trash',
  deleted: 'deleted',
} as const;

const FIELDS: Readonly<Record<string, string>> = {
  name: 'name',
  say: 'how to say it',
  email: 'e-mail',
  phone: 'phone',
  location: 'location',
  timeZone: 'time zone',
  headline: 'headline',
  source: 'source',
  links: 'links',
  tags: 'tags',
};
const NOTHING = 'nothing';

/** The words of the history, one line each. Names and titles are filled in by `describe-event.ts`. */
export const historyCopy = {
  title: 'History',
  show: 'Show',
  kinds: { all: 'All', stage: 'Stage', mail: 'Mail', zoom: 'Zoom', notes: 'Notes' },
  loading: 'Loading older entries',
  showOlder: 'Show older entries',
  none: 'Nothing of this kind yet.',
  pending: 'Kept here',
  zoom: 'Zoom',

  erased: 'Erased for privacy',
  added: (source: string | null | undefined) => (source ? `Added, from ${source}` : 'Added'),
  edited: 'Profile corrected',
  /** `Corrected e-mail: a@b.example → c@d.example. A typing error`. */
  corrected: (
    changes: readonly { field: string; was: string; is: string }[],
    reason: string | null,
  ) => {
    const told = changes.map(
      ({ field, was, is }) => `${FIELDS[field] ?? field}: ${was || NOTHING} → ${is || NOTHING}`,
    );
    return `Corrected ${told.join('; ')}${reason ? `. ${reason}` : ''}`;
  },
  resume: (pages: number | null | undefined) => {
    if (!pages) return 'Résumé added';
    return `Résumé added, ${pages} ${pages === 1 ? 'page' : 'pages'}`;
  },
  applied: (job: string) => `Applied for ${job}`,
  moved: (from: string, to: string, reason: string | null | undefined) =>
    reason ? `${from} → ${to}: ${reason}` : `${from} → ${to}`,
  reverted: 'Stage move undone',
  held: 'Put on hold',
  resumed: 'Taken off hold',
  scheduled: (title: string, when: string) => `${title} scheduled, ${when}`,
  meetingSet: 'Zoom meeting made',
  rescheduled: (when: string) => `Interview moved to ${when}`,
  cancelled: (reason: string | null | undefined) =>
    reason ? `Interview cancelled: ${reason}` : 'Interview cancelled',
  started: 'Interview started',
  ended: 'Interview ended',
  timed: (start: string, end: string | null) =>
    end === null ? `Really began at ${start}` : `Really held from ${start} to ${end}`,
  noShow: 'Candidate did not come',
  noShowUndone: 'No-show taken back',
  joined: (who: string) => `${who} joined the interview panel`,
  left: (who: string) => `${who} left the interview panel`,
  unlinked: 'Meeting was not this interview',
  note: (text: string) => `“${text}”`,
  bookmark: (text: string) => (text ? `Bookmark: ${text}` : 'Bookmark'),
  noteFiled: (text: string) => `Note moved here: “${text}”`,
  noteEdited: (text: string) => `Note edited: “${text}”`,
  noteDeleted: 'Note deleted',
  noteRestored: 'Deleted note restored',
  noteMoved: 'Note moved to its own candidate',
  invited: (when: string) => `Invitation sent, ${when}`,
  replies: {
    accepted: 'Invitation accepted',
    declined: 'Invitation declined',
    tentative: 'Invitation tentatively accepted',
  },
  mail: (subject: string) => `“${subject}”`,
  mailRefused: (subject: string, to: string, reason: string) =>
    `“${subject}” to ${to} needs a look: ${reason}`,
  call: (
    minutes: number,
    recorded: boolean,
    direction: 'in' | 'out',
    result: keyof typeof CALL_RESULTS | null | undefined,
  ) => {
    const what = direction === 'in' ? 'Call received' : 'Call';
    if (result && result !== 'answered') return `${what}, ${CALL_RESULTS[result]}`;
    return `${what}, ${minutes} min${recorded ? ', recorded' : ''}`;
  },
  attendance: (people: number, minutes: number) =>
    `Attendance filed, ${people} ${people === 1 ? 'person' : 'people'}, ${minutes} min`,
  recording: (minutes: number) => `Recording filed, ${minutes} min`,
  transcript: 'Transcript filed',
  /** Without a count: more may be said after it was filed, and the chat itself says how many. */
  chat: (source: 'meeting' | 'team_chat') =>
    `${source === 'meeting' ? 'Meeting chat' : 'Team Chat'} filed`,
  record: (kind: keyof typeof RECORDS, to: 'trashed' | 'recovered' | 'deleted') =>
    `${RECORDS[kind]} ${RECORD_CHANGES[to]}`,
  rated: 'Attribute assessed',
  unrated: 'Assessment cleared',
  recommended: 'Recommendation noted',
  submitted: 'Scorecard submitted',
  kitSet: 'Interview kit chosen',
  kitRemoved: 'Interview kit removed',
  debriefOpened: 'Debrief opened',
  question: {
    claimed: 'Question claimed',
    released: 'Question given back',
    asking: 'Question asked',
    asked: 'Question covered',
    skipped: 'Question skipped',
    reopened: 'Question opened again',
  },
} as const;
