/** The words of what Zoom knows about interviews: who was there, and reports of it. */
const several = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** `44 min`, and `1 h 5 min` past the hour; less than half a minute is said to be that. */
export function minutesText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes === 0) return seconds === 0 ? '0 min' : 'under a minute';
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0
    ? `${minutes / 60} h`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export const recordsCopy = {
  attendance: {
    tab: 'Attendance',
    opening: 'Looking who was there.',
    off: 'Attendance is not collected.',
    offHint: 'An admin turns it on under Settings. Meetings from then on are filed here.',
    none: 'Nobody was in this meeting yet.',
    noneHint: 'Zoom tells who joins as it happens.',
    held: (from: string, to: string | null) =>
      to === null ? `Began at ${from}` : `${from} to ${to}`,
    plot: 'Who was there when',
    plotOf: (name: string, times: string) => `${name}: ${times}`,
    still: 'still there',
    timesOf: (from: string, to: string | null) =>
      to === null ? `${from}, still there` : `${from} to ${to}`,
    table: 'Who was in the meeting',
    head: { name: 'Name', who: 'Who', times: 'There', length: 'For', late: 'Late' },
    who: { candidate: 'Candidate', member: 'Team' },
    unknown: 'Not known',
    by: {
      zoom_user: 'by Zoom account',
      email: 'by e-mail address',
      chosen: 'chosen here',
    },
    isCandidate: 'Is the candidate',
    isCandidateOf: (name: string) => `${name} is the candidate`,
    inTime: 'In time',
    came: (from: string, minutes: number, planned: number) =>
      `joined ${from}, ${minutes} of ${several(planned, 'minute', 'minutes')}`,
    missing: (names: string) => `Not there: ${names}.`,
    events: 'As Zoom told it while it happened.',
    list: 'Completed with Zoom’s own list.',
    noShow: {
      suggested: 'The candidate was not there.',
      hint: 'Only the team was in the meeting ten minutes after the start.',
      set: 'Set as no-show',
      isSet: 'No-show.',
      undo: 'They did come',
    },
  },

  report: {
    title: 'Attendance',
    text: 'Who was in interviews, how long and how late.',
    open: 'Open the attendance report',
    intro: 'Who was in interviews, how long and how late. Counted from what Zoom files.',
    back: 'All reports',
    csv: 'Download CSV',
    file: (from: string, to: string) => `Attendance ${from} ${to}`,
    opening: 'Opening the report.',
    from: 'From',
    to: 'To',
    by: 'By',
    parts: { interview: 'Interview', member: 'Member', job: 'Job', month: 'Month' },
    none: 'No interview lies between these dates.',
    noneHint: 'Choose other dates.',
    cut: 'There were more than 1,000 interviews. Choose a shorter time to see them all.',
    summary: (held: number, interviews: number, noShows: number) =>
      `${held} of ${several(interviews, 'interview was', 'interviews were')} held` +
      `${noShows === 0 ? '' : `, ${several(noShows, 'candidate', 'candidates')} did not come`}.`,
    plot: 'Minutes held, beside minutes planned',
    plotOf: (label: string, held: number, planned: number) => `${label}: ${held} of ${planned} min`,
    value: (held: number, planned: number) => `${held} of ${planned} min`,
    scroll: 'The numbers, scrolls sideways',
    head: {
      interviews: 'Interviews',
      held: 'Held',
      noShows: 'No-shows',
      planned: 'Planned min',
      heldMinutes: 'Held min',
      present: { member: 'Came', other: 'Candidate came' },
      presentMinutes: { member: 'Min there', other: 'Candidate min' },
      late: { member: 'Min late', other: 'Candidate late min' },
    },
    unnamed: 'No job',
  },
} as const;
