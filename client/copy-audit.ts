/** The words of the audit: what is kept of who looked at what. */
const actions: Record<string, string> = {
  'mail.template_changed': 'changed a template of the mails to candidates',
  'call.heard': 'heard the recording of a call',
  'call.assigned': 'said whose call it was',
  'chat.linked': 'linked a conversation of Team Chat',
  'chat.unlinked': 'unlinked a conversation of Team Chat',
  'scorecards.looked': 'looked at scorecards of a round they do not judge in',
  'collecting.started': 'turned on what is collected from Zoom',
  'collecting.stopped': 'turned off what is collected from Zoom',
  'records.purged': 'deleted what was collected from Zoom',
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
