/** The words of scheduling: the dialog, the meeting behind an interview, moving it, cancelling it. */
const several = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const OPTIONS: Record<string, string> = {
  waitingRoom: 'Waiting room',
  recording: 'Recording',
  alternativeHostIds: 'Alternative hosts',
  passcode: 'Passcode',
};

function valueWords(value: unknown): string {
  if (value === true || value === 'cloud') return value === true ? 'on' : 'to the cloud';
  if (value === false || value === 'none' || value === null) return 'off';
  if (value === 'local') return 'on the host’s computer';
  return Array.isArray(value) ? list(value.map(String)) : String(value);
}

export const scheduleCopy = {
  schedule: 'Schedule',
  reschedule: 'Reschedule',
  cancelInterview: 'Cancel interview',
  titles: {
    zoom: 'Schedule a Zoom meeting',
    plain: 'Schedule an interview',
    move: 'Reschedule the interview',
  },
  scheduleOne: (name: string) => `Schedule an interview with ${name}`,
  page: 'Schedule',
  nobody: 'No candidate was named. Choose one in the list, then Schedule.',
  toCandidates: 'Go to the candidates',
  about: (parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(', '),
  round: (round: number, rounds: number) => `Interview ${round} of ${rounds}`,
  step: (at: number, of: number) => `${at} of ${of}`,
  skip: 'Skip',
  next: (name: string) => `Next: ${name}`,
  done: 'Done',
  again: 'What you filled in earlier is here again.',
  anew: 'Discard it and start anew',
  opening: 'Opening',
  close: 'Close',

  fields: {
    title: 'Subject',
    job: 'Job',
    round: 'Round',
    kit: 'Interview kit',
    noKit: 'None',
    itsKit: 'The kit it has',
    date: 'Date',
    time: 'Time',
    timeZone: 'Time zone',
    minutes: 'Minutes',
    members: 'Interviewers',
    addMember: 'Add an interviewer',
    addHint: 'Name or e-mail',
    remove: (name: string) => `Remove ${name}`,
    which: 'Which of the two',
    host: 'Host',
  },
  roundChoice: (round: number, title: string | undefined) =>
    title === undefined ? `Round ${round}` : `Round ${round}, ${title}`,
  nothingLike: (query: string) => `Nothing with “${query}”.`,
  found: (count: number) => several(count, 'choice', 'choices'),

  zoom: {
    title: 'Zoom meeting',
    on: 'Make a Zoom meeting',
    waitingRoom: 'Waiting room',
    recording: (name: string) => `Record to the cloud. ${name} is to be told`,
    alternative: (name: string) => `${name} may start it as alternative host`,
    off: 'No meeting is made. Where it takes place is for the invitation to say.',
    kept: 'Its Zoom meeting stays and is changed with it.',
  },

  /** `Berlin, UTC+1`. */
  zone: (place: string, offset: string) => `${place}, ${offset}`,
  both: (here: string, there: string, place: string) =>
    `${here}. For the candidate ${there}, ${place}`,
  same: (here: string) => `${here}. The candidate’s clocks show the same`,
  unknownZone: (here: string) => `${here}. Where the candidate is, is not known`,
  apart: (place: string, minutes: number) => {
    if (minutes === 0) return place;
    const hours = Math.abs(minutes) / 60;
    return `${place}, ${Number(hours.toFixed(2))} h ${minutes < 0 ? 'earlier' : 'later'}`;
  },

  trouble: {
    title: 'Give it a subject; it is what the candidate reads first.',
    date: 'Choose a date.',
    time: 'Choose a time.',
    gap: (time: string, place: string) =>
      `There is no ${time} in ${place} on that day: the clocks are put forward. Choose another time.`,
    past: 'That is past. Choose a time that is still to come.',
    minutes: 'From 5 minutes to 24 hours.',
  },
  twice: (time: string, place: string) =>
    `${time} comes twice in ${place} on that day: the clocks are put back.`,
  whiches: (offset: string, isFirst: boolean) =>
    `${isFirst ? 'The first' : 'The second'}, ${offset}`,
  dayLength: (hours: number) => `This day has ${hours} hours: the clocks change.`,

  strip: {
    source: 'From everyone’s calendar and Hireside’s interviews',
    asking: 'Looking into the calendars',
    candidate: 'Candidate',
    before: 'before 8:00',
    after: 'after 20:00',
    interview: 'Interview',
    unknown: 'Not known',
    zoneUnknown: 'place not known',
    slot: (from: string, to: string) => `${from} to ${to}`,
    slotThere: (from: string, to: string, there: string, place: string) =>
      `${from} to ${to}, ${there} in ${place}`,
    busyFrom: (name: string, time: string) => `${name} is busy from ${time}.`,
    busyUntil: (name: string, time: string) => `${name} is busy until ${time}.`,
    busy: (name: string) => `${name} is busy at that time.`,
    early: (name: string, time: string) => `For ${name} it is ${time}.`,
    notKnown: (name: string, reason: string) => `When ${name} is busy is not known. ${reason}`,
    allFree: 'Everyone is free.',
    othersFree: 'Nobody else has anything then.',
    nobody: 'Add interviewers to see when they are free.',
    free: 'Free for everyone:',
    freeOfKnown: 'Free, as far as is known:',
    noneFree: 'Nobody has a common free time in the next days.',
    failed: 'The calendars could not be read. You can schedule anyway.',
  },

  foot: {
    make: (name: string) =>
      `Creates the meeting and the calendar entry. Nothing is sent to ${name} yet: the invitation opens next.`,
    plain: (name: string) => `Nothing is sent to ${name} yet: the invitation opens next.`,
    told: (names: readonly string[]) =>
      `${list(names)} ${names.length === 1 ? 'was' : 'were'} invited and will be told by mail at once, with the new time.`,
    notTold: (name: string) => `${name} was not invited yet and is told nothing.`,
    mailOff: 'No mail leaves Hireside. Tell the candidate yourself.',
    follows: 'The Zoom meeting and the calendar entry move along.',
  },
  save: 'Save',
  saving: 'Saving',
  zoomIsMaking: 'Zoom is making the meeting',
  zoomIsChanging: 'Zoom is changing the meeting',
  lost: 'What you filled in is kept. Save again: it will not be made twice.',

  outcome: {
    scheduled: 'The interview is scheduled',
    moved: 'The interview is rescheduled',
    notTold: (name: string) => `${name} has not been told yet.`,
    review: 'Review the invitation',
    open: 'Open the interview',
  },

  meeting: {
    title: 'Meeting',
    of: (interview: string) => `Meeting of ${interview}`,
    when: 'When',
    number: 'Meeting number',
    link: 'Join link',
    passcode: 'Passcode',
    host: 'Host',
    copy: (what: string) => `Copy ${what.toLowerCase()}`,
    copyWord: 'Copy',
    copied: 'Copied',
    notCopied: 'Could not copy. Select it and copy it yourself.',
    states: {
      none: 'No Zoom meeting',
      wanted: 'Zoom is making the meeting',
      made: 'Ready in Zoom',
      refused: 'Zoom has not made it',
      cancelled: 'Cancelled',
    },
    given: 'In a Zoom meeting made elsewhere',
    changing: 'Zoom has not taken the last change yet',
    again: 'Try again',
    trying: 'Trying',
    retryAt: (time: string) => `Not before ${time}.`,
    stands: 'The interview stands.',
    removing: 'Zoom is removing the meeting',
    override: (option: string, wanted: unknown, got: unknown) =>
      `${OPTIONS[option] ?? option}: the Zoom account decided “${valueWords(got)}” instead of “${valueWords(wanted)}”.`,
    calendar: {
      none: null,
      written: 'In the host’s calendar',
      removed: 'Taken out of the host’s calendar',
      off: 'Not in the host’s calendar.',
      failed: 'Not in the host’s calendar yet.',
    },
    byItself: 'Hireside opens by itself',
    openFailed: 'How the meeting stands could not be read.',
  },

  cancel: {
    title: (name: string) => `Cancel the interview with ${name}`,
    will: 'What happens',
    zoom: 'The Zoom meeting is removed.',
    calendar: 'The entry in the calendar is removed.',
    told: (names: readonly string[]) => `${list(names)} is told by mail.`,
    notTold: (name: string) => `${name} was not invited and is told nothing.`,
    mailOff: 'No mail leaves Hireside: tell the candidate yourself.',
    kept: 'Notes, scorecards and recordings stay. Nothing that was written is deleted.',
    reason: 'Why, for colleagues',
    reasonHelp: 'Stands in the history. The candidate does not read it.',
    keep: 'Keep it',
    yes: 'Cancel the interview',
    cancelling: 'Cancelling',
  },
} as const;
