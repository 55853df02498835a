/** The words of Settings → Team about members: their roles, and ending and giving back access. */
export const teamCopy = {
  table: 'Team',
  head: { member: 'Member', role: 'Role', jobs: 'Hiring teams', status: 'Status', acts: 'Access' },
  none: 'Nobody is here yet.',
  /** Instead of jobs, where somebody is on no hiring team. */
  noJobs: 'None',
  active: 'Active',
  inactive: 'No longer here',
  erased: 'Their data were erased. To work here again they are invited anew.',
  roleOf: (name: string) => `Role of ${name}`,
  save: 'Save',
  saveOne: (name: string) => `Save the role of ${name}`,
  keep: 'Keep',
  keepOne: (name: string, role: string) => `Keep ${name} as ${role.toLowerCase()}`,
  saved: (name: string, role: string) => `${name} is now: ${role.toLowerCase()}.`,
  ahead: 'Ahead',
  aheadOf: (name: string) => `Interviews ahead of ${name}`,
  close: 'Close',
  deactivate: 'Deactivate',
  deactivateOne: (name: string) => `Deactivate ${name}`,
  deactivated: (name: string) => `${name} has no access any more.`,
  reactivate: 'Reactivate',
  reactivateOne: (name: string) => `Reactivate ${name}`,
  reactivated: (name: string) => `${name} may come back. They sign in with Zoom once more.`,

  dialog: {
    title: (name: string) => `Deactivate ${name}?`,
    ends: 'What ends at once',
    signIns: (tokens: number) =>
      tokens === 0
        ? 'Every sign-in, and every panel that is open.'
        : `Every sign-in, and ${tokens === 1 ? 'one panel or script' : `${tokens} panels and scripts`} that use Hireside in their name.`,
    zoom: 'Their connection to Zoom. Zoom is told to forget it.',
    notices: (count: number) =>
      count === 1 ? 'One reminder that waits for them.' : `${count} reminders that wait for them.`,
    stays: 'What stays',
    words: 'Their notes and scorecards, under their name.',
    jobs: 'Their place on hiring teams, without effect until they are back:',
    ahead: 'Interviews ahead that need somebody else',
    aheadHelp:
      'They stay planned as they are until you choose somebody. Meetings they host cannot be changed at Zoom without them.',
    noAhead: 'No interview ahead has them on its panel or as its host.',
    as: {
      interviewer: 'interviewer',
      host: 'host',
      both: 'interviewer and host',
    },
    act: 'Deactivate',
    keep: 'Keep',
  },
} as const;
