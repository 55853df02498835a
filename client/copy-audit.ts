import type { AuditAction, AuditGroup } from '../common/audit.ts';
import { ROLES } from '../common/member.ts';
import { RECORD_KINDS } from '../common/records.ts';
import { copy } from './copy.ts';
import { KIND_WORDS } from './copy-collecting.ts';

type Detail = Readonly<Record<string, unknown>>;
/** The name of a member, by id. */
type NameOf = (id: unknown) => string;
type Words = string | ((detail: Detail, name: NameOf) => string);

/** After the name of who did it. An action without words does not compile. */
const actions: Readonly<Record<AuditAction, Words>> = {
  'session.opened': ({ way }) => `signed in ${ways[String(way)] ?? ''}`.trim(),
  'session.closed': 'signed out',
  'session.refused': 'tried to sign in, and was refused: their access was ended',
  'token.made': 'was given a token for scripts, by the command line',
  'token.used': ({ token }) => `used a token for scripts for the first time that day (${token})`,
  'token.revoked': ({ token }) => `gave a token for scripts back (${token})`,
  'scorecards.looked': 'looked at scorecards of a round they do not judge in',
  'recordings.watched': 'opened a recording',
  'transcript.read': 'read a transcript',
  'transcript.found': ({ excerpts }) =>
    `searched, and read ${Number(excerpts) > 1 ? `${excerpts} sentences` : 'some'} of a transcript`,
  'call.heard': 'heard the recording of a call',
  'data.exported': 'exported everything',
  'data.export_downloaded': 'downloaded an export of everything',
  'data.export_deleted': 'deleted an export of everything',
  'debrief.exported': ({ format }) =>
    `took a debrief along as ${format === 'pdf' ? 'PDF' : 'Markdown'}`,
  'report.exported': ({ report }) => `saved the report on ${reports[String(report)] ?? report}`,
  'audit.exported': 'exported the audit',
  'backup.made': 'made a backup, by the command line',
  'backup.restored': 'put a backup in place, by the command line',
  'data.imported': ({ added }) => `took in an export of everything${rows(added)}`,
  'data.moved_in': 'brought an organization in, and an empty one gave way to it',
  'people.imported': ({ added, changed, skipped }) =>
    `took in candidates: ${added} added, ${changed} changed, ${skipped} not taken in`,
  'privacy.erased': 'erased somebody’s data',
  'privacy.erasure_asked': 'asked for somebody’s data to be erased',
  'privacy.erasure_withdrawn': 'took an erasure back',
  'privacy.hold_set': 'put data on hold, so that they are not erased',
  'privacy.hold_ended': 'ended a hold',
  'privacy.retention_changed': 'changed how long candidates are kept',
  'privacy.data_taken': 'took along what is held about somebody',
  'privacy.own_erasure_asked': 'asked for their own data to be erased',
  'privacy.own_erasure_withdrawn': 'took back the wish to be erased',
  'member.role_changed': ({ memberId, from, to }, name) =>
    `changed the role of ${name(memberId)} from ${roleWord(from)} to ${roleWord(to)}`,
  'member.deactivated': ({ memberId }, name) => `ended the access of ${name(memberId)}`,
  'member.reactivated': ({ memberId }, name) => `gave access back to ${name(memberId)}`,
  'job.team_changed': ({ job, joined, left }, name) =>
    `changed the hiring team of ${job}: ${[
      ...idsIn(joined).map((id) => `${name(id)} joined`),
      ...idsIn(left).map((id) => `${name(id)} left`),
    ].join(', ')}`,
  'settings.changed': ({ from, to }) => `changed the settings${changes(from, to)}`,
  'job.changed': ({ job, from, to }) =>
    `changed the job ${job}${
      to === undefined ? '' : changes({ feedbackVisibility: from }, { feedbackVisibility: to })
    }`,
  'mail.template_changed': 'changed a template of the mails to candidates',
  'zoom.connected': 'connected Zoom',
  'zoom.disconnected': ({ reason }) =>
    reason === 'deauthorized' ? 'removed Hireside at Zoom' : 'disconnected Zoom',
  'collecting.started': (detail) => `turned on: ${kindOf(detail)} from Zoom`,
  'collecting.stopped': (detail) => `turned off: ${kindOf(detail)} from Zoom`,
  'records.purged': (detail) =>
    `deleted all ${kindOf(detail)} filed from Zoom${detail.records ? ` (${detail.records})` : ''}`,
  'copies.started': 'turned on copies of recordings',
  'copies.earlier': ({ files }) =>
    `had recordings from before copies were on copied, too${files ? ` (${files} files)` : ''}`,
  'copies.stopped': 'turned off copies of recordings',
  'copies.deleted': 'deleted the copies of recordings',
  'call.assigned': 'said whose call it was',
  'chat.linked': 'linked a conversation of Team Chat',
  'chat.unlinked': 'unlinked a conversation of Team Chat',
};

const ways: Record<string, string> = {
  browser: 'from a browser',
  app: 'from Zoom',
  panel: 'from a meeting’s panel',
};
const reports: Record<string, string> = { attendance: 'attendance', fairness: 'fairness' };

const settingWords: Record<string, string> = {
  feedbackVisibility: 'who reads others’ scorecards',
  interviewersMoveStage: 'whether interviewers move stages',
  ratingComments: 'whether ratings need words',
  joining: 'how colleagues join',
};
const valueWords: Record<string, string> = {
  never: 'never',
  always: 'always',
  after_own: 'after submitting their own',
  true: 'yes',
  false: 'no',
  null: 'as the organization',
};

const rows = (added: unknown): string => (typeof added === 'number' ? ` (${added} rows)` : '');
const valueText = (value: unknown): string => valueWords[String(value)] ?? String(value);

/** `: how colleagues join, from ask to open`. */
function changes(from: unknown, to: unknown): string {
  if (typeof from !== 'object' || typeof to !== 'object' || from === null || to === null) return '';
  const before = from as Detail;
  const each = Object.entries(to).map(
    ([name, value]) =>
      `${settingWords[name] ?? name}, from ${valueText(before[name])} to ${valueText(value)}`,
  );
  return each.length === 0 ? '' : `: ${each.join('; ')}`;
}

const idsIn = (ids: unknown): unknown[] => (Array.isArray(ids) ? ids : []);

function roleWord(role: unknown): string {
  const known = ROLES.find((one) => one === role);
  return known === undefined ? 'another' : copy.roles[known].toLowerCase();
}

function kindOf({ kind }: Detail): string {
  const known = RECORD_KINDS.find((one) => one === kind);
  return known === undefined ? 'records' : KIND_WORDS[known];
}

/** What an entry can be looked for by, in the fewest words. */
const short: Readonly<Record<AuditAction, string>> = {
  'session.opened': 'Signed in',
  'session.closed': 'Signed out',
  'session.refused': 'Sign-in refused',
  'token.made': 'Token made',
  'token.used': 'Token used',
  'token.revoked': 'Token given back',
  'scorecards.looked': 'Looked at scorecards',
  'recordings.watched': 'Opened a recording',
  'transcript.read': 'Read a transcript',
  'transcript.found': 'Read a transcript in a search',
  'call.heard': 'Heard a call',
  'data.exported': 'Exported everything',
  'data.export_downloaded': 'Downloaded an export',
  'data.export_deleted': 'Deleted an export',
  'debrief.exported': 'Took a debrief along',
  'report.exported': 'Saved a report',
  'audit.exported': 'Exported the audit',
  'backup.made': 'Made a backup',
  'backup.restored': 'Restored a backup',
  'data.imported': 'Took in an export',
  'data.moved_in': 'Moved an organization in',
  'people.imported': 'Took in candidates',
  'privacy.erased': 'Erased',
  'privacy.erasure_asked': 'Asked to erase',
  'privacy.erasure_withdrawn': 'Took an erasure back',
  'privacy.hold_set': 'Put on hold',
  'privacy.hold_ended': 'Ended a hold',
  'privacy.retention_changed': 'Changed retention',
  'privacy.data_taken': 'Took data along',
  'privacy.own_erasure_asked': 'Asked to be erased',
  'privacy.own_erasure_withdrawn': 'Took the wish back',
  'member.role_changed': 'Changed a role',
  'member.deactivated': 'Ended access',
  'member.reactivated': 'Gave access back',
  'job.team_changed': 'Changed a hiring team',
  'settings.changed': 'Changed settings',
  'job.changed': 'Changed a job',
  'mail.template_changed': 'Changed a mail template',
  'zoom.connected': 'Connected Zoom',
  'zoom.disconnected': 'Disconnected Zoom',
  'collecting.started': 'Turned collecting on',
  'collecting.stopped': 'Turned collecting off',
  'records.purged': 'Deleted records from Zoom',
  'copies.started': 'Turned copies on',
  'copies.earlier': 'Copied earlier recordings',
  'copies.stopped': 'Turned copies off',
  'copies.deleted': 'Deleted copies',
  'call.assigned': 'Assigned a call',
  'chat.linked': 'Linked a chat',
  'chat.unlinked': 'Unlinked a chat',
};

const groups: Readonly<Record<AuditGroup, string>> = {
  sessions: 'Sign-ins and tokens',
  looks: 'Looks',
  exports: 'Exports and backups',
  imports: 'Imports',
  privacy: 'Privacy',
  team: 'Team',
  settings: 'Settings',
  zoom: 'Zoom',
};

export const auditCopy = {
  title: 'Audit',
  intro: 'Who saw or did what matters. Entries are only ever added: the database refuses changes.',
  opening: 'Opening the audit.',
  nothing: 'Nothing has been kept yet.',
  nothingHint: 'Sign-ins, exports, looks at others’ scorecards and changed settings stand here.',
  noneFits: 'No entry fits.',
  noneFitsHint: 'Choose fewer filters, or a longer time.',
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

  filters: 'Filters of the audit',
  search: 'Search names and details',
  anybody: 'Anybody',
  anything: 'Anything',
  from: 'From',
  to: 'To',
  clear: 'Clear filters',
  csv: 'Save as CSV',
  csvFailed: 'The file could not be made. Try again.',
  file: (day: string) => `Audit ${day}.csv`,
  groups,
  short,

  /** What was done, after the name of who did it. */
  action: (
    name: string,
    detail: Detail = {},
    nameOf: (id: string) => string | undefined = () => undefined,
  ): string => {
    const words = Object.hasOwn(actions, name) ? actions[name as AuditAction] : undefined;
    if (words === undefined) return `did something this page has no words for (${name})`;
    if (typeof words === 'string') return words;
    return words(detail, (id) => nameOf(String(id)) ?? 'a former member');
  },
} as const;
