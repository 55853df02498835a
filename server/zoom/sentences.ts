import type { ZoomFeature } from '../../common/zoom-features.ts';
import type { Absence, Subject, ZoomErrorKind, ZoomFacts } from './errors.ts';

const CONNECT = 'Connect Zoom again under Settings → Integrations.';

/** What to do about each refusal, for the person in front of the screen. */
const SENTENCES: Record<ZoomErrorKind, (facts: ZoomFacts) => string> = {
  unauthorized: () => `Zoom no longer accepts this sign-in. Try again. ${CONNECT}`,
  reauthorise: () => `Your connection to Zoom has ended. ${CONNECT}`,
  scope_missing: ({ scopes = [], feature }) =>
    `Zoom has not allowed Hireside to ${doing(feature)}${listed(scopes)}. ` +
    'Connect Zoom again under Settings → Integrations and allow it; ' +
    'where Zoom does not offer it, ask your Zoom admin.',
  rate_limited: rateLimited,
  daily_meeting_limit: ({ retryAt }) =>
    'Zoom lets one host create or change 100 meetings a day, and this host has used them. ' +
    `Choose another host, or try again after ${moment(retryAt) ?? '00:00 UTC'}.`,
  paid_plan_needed: ({ feature }) =>
    `Zoom lets Hireside ${doing(feature)} in a paid plan only. ` +
    'Ask your Zoom admin for a licence, then try again; or choose somebody who has one.',
  alternative_host_unknown: ({ hosts = [] }) =>
    `Zoom does not accept ${hosts.join(', ') || 'one of the alternative hosts'} as an alternative ` +
    'host: it takes licensed users of your own Zoom account only. Remove them and try again.',
  not_found: ({ subject }) =>
    `Zoom does not find ${NAMES[subject]} any more: deleted in Zoom, or expired. ${ANEW[subject]}`,
  refused: ({ zoomCode, zoomMessage }) =>
    `Zoom refused this${zoomCode === undefined ? '' : ` (code ${zoomCode})`}` +
    `${zoomMessage ? `: “${zoomMessage}”` : '.'} Change what it names and try again.`,
  unavailable: ({ absence = 'server', status }) => ABSENCES[absence](status),
};

/** Each feature after “to”. */
const DOING: Record<ZoomFeature, string> = {
  meetings: 'make and change meetings',
  host: 'start meetings in their host’s name',
  open_by_itself: 'open by itself in a meeting',
  calendar: 'read and write calendars',
  attendance: 'see who attended a meeting',
  recordings: 'see cloud recordings',
  transcripts: 'read transcripts',
  phone: 'see calls of Zoom Phone',
  chat: 'read messages of Team Chat',
};

const doing = (feature: ZoomFeature | undefined) =>
  feature === undefined ? 'do this' : DOING[feature];

const NAMES: Record<Subject, string> = {
  profile: 'this person',
  meeting: 'this meeting',
  calendar: 'this calendar',
  event: 'this calendar entry',
  app: 'this app',
  recording: 'this recording',
  calls: 'these calls',
  chat: 'this chat',
};

const ANEW: Record<Subject, string> = {
  profile: CONNECT,
  meeting: 'Schedule the interview again.',
  calendar: 'Choose another calendar.',
  event: 'Save the interview again to write a new one.',
  app: 'Ask your Zoom admin whether Hireside is still allowed.',
  recording: 'Ask its host whether it is in Zoom’s trash.',
  calls: 'Ask your Zoom admin whether you have Zoom Phone.',
  chat: 'Link the chat again.',
};

const LATER = 'Try again in a few minutes.';

const ABSENCES: Record<Absence, (status?: number) => string> = {
  timeout: () => `Zoom did not answer in time. ${LATER}`,
  network: () =>
    `Zoom cannot be reached. ${LATER} If it stays so, ask whoever runs Hireside to check its network.`,
  server: (status) => `Zoom has a fault of its own${status ? ` (${status})` : ''}. ${LATER}`,
  unreadable: () => `Zoom’s answer could not be read. ${LATER} If it stays so, see status.zoom.us.`,
  redirect: () =>
    'Something between Hireside and Zoom sent the request elsewhere. Ask whoever runs Hireside to ' +
    'check its network and its Zoom address.',
};

function rateLimited({ limit, retryAt }: ZoomFacts): string {
  if (limit === 'day') {
    return (
      'Your Zoom account has used up its requests for today. ' +
      `Try again after ${moment(retryAt) ?? '00:00 UTC'}.`
    );
  }
  if (limit === 'concurrent') {
    return 'Zoom is still busy with another change of yours. Try again in a few seconds.';
  }
  const when = moment(retryAt);
  return `Zoom is getting too many requests from your account. Try again ${when ? `after ${when}` : 'in a few seconds'}.`;
}

const listed = (scopes: string[]) => (scopes.length === 0 ? '' : ` (${scopes.join(', ')})`);

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** `00:00 UTC on 22 November 2026`. One sentence for readers in every time zone. */
function moment(at: string | undefined): string | undefined {
  if (at === undefined) return undefined;
  const time = at.slice(11, at.slice(17, 19) === '00' ? 16 : 19);
  return `${time} UTC on ${MOMENT.format(new Date(at))}`;
}

/** The sentence for a refusal. */
export const sentenceOf = (facts: ZoomFacts): string => SENTENCES[facts.kind](facts);
