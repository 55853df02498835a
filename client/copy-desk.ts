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
  },

  search: {
    label: 'Search',
    hint: 'Candidates, notes',
    results: 'Found',
    candidates: 'Candidates',
    notes: 'Notes',
    nothing: (query: string) => `Nothing with “${query}”.`,
    count: (count: number) => several(count, 'result', 'results'),
  },

  today: {
    interviews: 'Interviews',
    times: (place: string) => `Times in ${place}`,
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
