/** Every sentence about ways into a meeting: the day's list, and an interview's page. */
export const doorCopy = {
  host: 'Start as host',
  hostOf: (name: string) => `Start as host the meeting with ${name}`,
  join: 'Join',
  joinOf: (name: string) => `Join the meeting with ${name}`,
  reschedule: 'Reschedule',
  rescheduleOf: (name: string) => `Reschedule ${name}`,
  opening: 'Opening Zoom',
  blocked:
    'Your browser kept the new window shut. Allow pop-ups for this page, or go on in this window.',
  here: 'Go on in this window',
  refused: 'Zoom did not open it. Start the meeting from Meetings in Zoom.',
  noLink: 'This meeting has no link any more. Ask whoever scheduled it.',
  connect: 'Connect Zoom again',

  panel: {
    label: 'In Zoom',
    open: 'Open panel in Zoom',
    copy: 'Copy link that opens the panel',
    copied:
      'Copied. It opens the panel on this interview for five minutes, for those who may see it.',
    byHand: 'Copy it from here. It works for five minutes.',
    link: 'Link that opens the panel',
  },

  automatically: {
    word: 'Open Hireside by itself in this meeting',
    help: 'Zoom opens the panel beside the meeting when it starts.',
    needs: (host: string) =>
      `${host} hosts this meeting and has not allowed it. They allow “Open by itself” under Settings, Integrations.`,
    someone: 'The host',
  },
} as const;
