/** Every sentence of the desk's shell, Today, Candidates, the candidate page and Settings. */
const several = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const deskCopy = {
  documentTitle: (title: string) => `${title} · Hireside`,
  opening: 'Opening',
  again: 'Try again',
  signedOut: 'You are signed out.',
  signIn: 'Sign in again',
  none: 'None',

  nav: {
    label: 'Main',
    today: 'Today',
    candidates: 'Candidates',
    jobs: 'Jobs',
    reports: 'Reports',
    settings: 'Settings',
  },

  account: {
    label: (name: string) => `${name}, account`,
    title: 'Account',
    signOut: 'Sign out',
    zoom: 'Your Zoom',
  },

  search: {
    label: 'Search',
    hint: 'Candidates, notes, transcripts',
    results: 'Found',
    groups: { candidate: 'Candidates', note: 'Notes', transcript: 'Transcripts' },
    nothing: (query: string) => `Nothing with “${query}”.`,
    count: (count: number) => several(count, 'result', 'results'),
  },

  today: {
    interviews: 'Interviews',
    times: (place: string) => `Times in ${place}`,
    timesElsewhere: (place: string, here: string) =>
      `Times in ${place}, your own time zone. This computer is on ${here} time`,
    tomorrow: 'Tomorrow',
    nothing: 'No interviews on this day.',
    count: (count: number) =>
      count === 0 ? 'No interviews.' : `${several(count, 'interview', 'interviews')}.`,
    next: (name: string, minutes: number) => {
      if (minutes <= 0) return `${name} is on now.`;
      if (minutes < 60) return `${name} is next, in ${several(minutes, 'minute', 'minutes')}.`;
      return `${name} is next, in ${several(Math.round(minutes / 60), 'hour', 'hours')}.`;
    },
    now: (time: string) => `Now, ${time}`,
    before: 'Day before',
    after: 'Day after',
    whose: 'Whose interviews',
    whoses: { mine: 'Mine', all: 'Everyone’s' },
    waiting: 'Waiting for you',
    open: 'Open',
    openOne: (name: string) => `Open ${name}`,
    round: (round: number, rounds: number) => `, interview ${round} of ${rounds}`,
    panel: (names: readonly string[]) => `Interview panel: ${names.join(', ')}`,
    status: {
      accepted: 'Accepted',
      tentative: 'Tentative',
      declined: 'Declined',
      pending: 'No answer yet',
      cancelled: 'Cancelled',
      noShow: 'No-show',
      inProgress: 'In progress',
      held: 'Held',
      submitted: 'Scorecard submitted',
      due: 'Your scorecard is due',
    },
    meeting: {
      none: 'No Zoom meeting',
      wanted: 'Zoom is making the meeting',
      made: 'Zoom meeting ready',
      refused: 'Zoom has not made the meeting',
      unchanged: 'Zoom has not taken the change',
      cancelled: 'No Zoom meeting',
    },
  },

  candidates: {
    add: 'Add candidate',
    view: 'View',
    views: { active: 'Active', all: 'All' },
    search: 'Search candidates',
    searchHint: 'Name, job, e-mail',
    job: 'Job',
    anyJob: 'Every job',
    stage: 'Stage',
    anyStage: 'Every stage',
    name: 'Name',
    next: 'Next interview',
    last: 'Last activity',
    others: (count: number) => `and ${several(count, 'other job', 'other jobs')}`,
    today: (time: string) => `Today, ${time}`,
    pick: (name: string) => `Select ${name}`,
    pickAll: 'Select all on this page',
    picked: (count: number) => `${count} selected`,
    clear: 'Clear',
    mail: 'Mail',
    shown: (count: number, more: boolean) =>
      `${several(count, 'candidate', 'candidates')}${more ? ' on this page' : ''}`,
    nothing: (query: string) =>
      query === ''
        ? 'No candidate fits these filters.'
        : `Nobody with “${query}”. Try the e-mail address, or look among all.`,
    pages: 'Pages',
    order: 'Newest activity first',
    newer: 'Newer',
    older: 'Older',
    fields: {
      name: 'Name',
      email: 'E-mail',
      phone: 'Phone',
      location: 'Location',
      headline: 'Headline',
      source: 'Source',
    },
  },

  file: {
    gone: 'This file cannot be opened',
    forbidden: 'It is open to the hiring team only.',
    back: 'Go to the candidates',
    unnamed: 'Without a name',
    interviews: 'Interviews',
    noInterviews: 'No interview has been scheduled yet.',
    round: (round: number, rounds: number) => `Interview ${round} of ${rounds}`,
    times: (start: string, end: string) => `${start} to ${end}`,
    panel: (names: string) => `Interview panel: ${names}`,
    debrief: 'Debrief',
    status: {
      in_progress: 'In progress',
      completed: 'Held',
      cancelled: 'Cancelled',
      no_show: 'No-show',
    },
  },

  settings: {
    sections: {
      integrations: 'Integrations',
      yourZoom: 'Your Zoom',
      team: 'Team',
      interviews: 'Interviews',
    },
    interviews: {
      feedback: 'Who reads a colleague’s scorecard of the same round',
      feedbacks: {
        after_own: ['After submitting their own', 'Nobody is led by what others wrote.'],
        never: [
          'Never',
          'Interviewers read their own. Recruiters and admins read all, after their own if they interview.',
        ],
        always: ['Always', 'As soon as it is submitted.'],
      },
      comments: 'Comments on ratings',
      commentses: {
        optional: ['Optional', 'A rating may stand alone.'],
        required: ['Required', 'A scorecard can be submitted once each rating has words.'],
      },
      moveStage: 'Interviewers may change the stage of candidates they interview',
    },
  },

  signInPage: {
    title: 'Open Hireside in Zoom',
    browser: 'Here in the browser is the desk: candidates, interviews, scorecards.',
    rehearsal: 'Open the rehearsal room',
    rehearsalText: 'Or try it here, with a Zoom that is only played.',
  },
  rehearsal: {
    desks: 'Desks',
    open: (name: string) => `Open the desk as ${name}`,
  },

  notFound: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or what it named is gone.',
    back: 'Go to today’s interviews',
  },
  broken: {
    title: 'This page could not be shown',
    text: 'Nothing you wrote is lost. Loading the page anew usually helps.',
    reload: 'Load anew',
  },
} as const;
