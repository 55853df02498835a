/** The words of the audit: what is kept of who looked at what. */
const actions: Record<string, string> = {
  'scorecards.looked': 'looked at scorecards of a round they do not judge in',
  'privacy.erased': 'erased somebody’s data',
  'privacy.erasure_asked': 'asked for somebody’s data to be erased',
  'privacy.erasure_withdrawn': 'took an erasure back',
  'privacy.hold_set': 'put data on hold, so that they are not erased',
  'privacy.retention_changed': 'changed how long candidates are kept',
  'privacy.hold_ended': 'ended a hold',
};

export const auditCopy = {
  title: 'Audit',
  intro: 'What is kept of who looked at what. Nobody can change it.',
  opening: 'Opening the audit.',
  nothing: 'Nothing has been kept yet.',
  nothingHint:
    'When an admin reads scorecards of a round they do not judge in, it is written here.',
  notYours: 'Only admins read the audit.',
  table: 'Audit, newest first',
  when: 'When',
  who: 'Who',
  what: 'What',
  about: 'About',
  hireside: 'Hireside',
  formerMember: 'A former member',
  erased: 'A candidate who was erased',
  nobody: 'Nobody in particular',
  older: 'Older',
  openingOlder: 'Opening older entries',
  all: 'These are all entries.',

  /** What was done, after the name of who did it. */
  action: (name: string) => actions[name] ?? `did something this page has no words for (${name})`,
} as const;
