import { ROLES } from '../common/member.ts';
import { RECORD_KINDS } from '../common/records.ts';
import { copy } from './copy.ts';
import { KIND_WORDS } from './copy-collecting.ts';

/** The words of the audit: what is kept of who looked at what. */
const actions: Record<string, string> = {
  'mail.template_changed': 'changed a template of the mails to candidates',
  'copies.started': 'turned on copies of recordings',
  'copies.stopped': 'turned off copies of recordings',
  'copies.deleted': 'deleted the copies of recordings',
  'call.heard': 'heard the recording of a call',
  'call.assigned': 'said whose call it was',
  'chat.linked': 'linked a conversation of Team Chat',
  'chat.unlinked': 'unlinked a conversation of Team Chat',
  'scorecards.looked': 'looked at scorecards of a round they do not judge in',
  'privacy.erased': 'erased somebody’s data',
  'privacy.erasure_asked': 'asked for somebody’s data to be erased',
  'privacy.erasure_withdrawn': 'took an erasure back',
  'privacy.hold_set': 'put data on hold, so that they are not erased',
  'privacy.retention_changed': 'changed how long candidates are kept',
  'privacy.hold_ended': 'ended a hold',
  'privacy.data_taken': 'took along what is held about somebody',
  'privacy.own_erasure_asked': 'asked for their own data to be erased',
  'privacy.own_erasure_withdrawn': 'took back the wish to be erased',
};

type Detail = Readonly<Record<string, unknown>>;
/** The name of a member, by id. */
type NameOf = (id: string) => string | undefined;

/** What is told with the names of members it was about. */
const aboutMembers: Record<string, (detail: Detail, name: (id: unknown) => string) => string> = {
  'member.role_changed': ({ memberId, from, to }, name) =>
    `changed the role of ${name(memberId)} from ${roleWord(from)} to ${roleWord(to)}`,
  'member.deactivated': ({ memberId }, name) => `ended the access of ${name(memberId)}`,
  'member.reactivated': ({ memberId }, name) => `gave access back to ${name(memberId)}`,
  'job.team_changed': ({ jobTitle, joined, left }, name) =>
    `changed the hiring team of ${jobTitle}: ${[
      ...namesIn(joined).map((id) => `${name(id)} joined`),
      ...namesIn(left).map((id) => `${name(id)} left`),
    ].join(', ')}`,
};

const namesIn = (ids: unknown): unknown[] => (Array.isArray(ids) ? ids : []);

function roleWord(role: unknown): string {
  const known = ROLES.find((one) => one === role);
  return known === undefined ? 'another' : copy.roles[known].toLowerCase();
}

/** What is told with the kind of record it was about. */
const kinds: Record<string, (kind: string, records: number | null) => string> = {
  'collecting.started': (kind) => `turned on: ${kind} from Zoom`,
  'collecting.stopped': (kind) => `turned off: ${kind} from Zoom`,
  'records.purged': (kind, records) =>
    `deleted all ${kind} filed from Zoom${records ? ` (${records})` : ''}`,
};

function aboutKind(name: string, { kind, records }: Readonly<Record<string, unknown>>) {
  const word = RECORD_KINDS.find((one) => one === kind);
  const words = word === undefined ? 'records' : KIND_WORDS[word];
  return kinds[name]?.(words, typeof records === 'number' ? records : null);
}

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
  action: (name: string, detail: Detail = {}, nameOf: NameOf = () => undefined) =>
    actions[name] ??
    aboutMembers[name]?.(detail, (id) => nameOf(String(id)) ?? 'a former member') ??
    aboutKind(name, detail) ??
    `did something this page has no words for (${name})`,
} as const;
