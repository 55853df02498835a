import type { Absence, Subject, ZoomErrorKind, ZoomFacts } from './errors.ts';

const CONNECT = 'Connect Zoom again under Settings → Integrations.';

/** What to do about each refusal, for the person in front of the screen. */
const SENTENCES: Record<ZoomErrorKind, (facts: ZoomFacts) => string> = {
  unauthorized: () => `Zoom no longer accepts this sign-in. Try again. ${CONNECT}`,
  reauthorise: () => `Your connection to Zoom has ended. ${CONNECT}`,
  scope_missing: ({ scopes = [] }) =>
    `Zoom has not allowed Hireside to do this${listed(scopes)}. Connect Zoom again and allow it; ` +
    'where Zoom does not offer it, ask your Zoom admin.',
  rate_limited: rateLimited,
  daily_meeting_limit: ({ retryAt }) =>
    'Zoom lets one host create or change 100 meetings a day, and this host has used them. ' +
    `Choose another host, or try again after ${moment(retryAt) ?? 'midnight UTC'}.`,
  paid_plan_needed: () =>
    'Zoom keeps this for paid plans. Ask your Zoom admin for a licence, or try again without it.',
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

const NAMES: Record<Subject, string> = {
  profile: 'this person',
  meeting: 'this meeting',
  calendar: 'this calendar',
  event: 'this calendar entry',
  app: 'this app',
  calls: 'these calls',
  chat: 'this chat',
};

const ANEW: Record<Subject, string> = {
  profile: CONNECT,
  meeting: 'Schedule the interview again.',
  calendar: 'Choose another calendar.',
  event: 'Save the interview again to write a new one.',
  app: 'Ask your Zoom admin whether Hireside is still allowed.',
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
      `Try again after ${moment(retryAt) ?? 'midnight UTC'}.`
    );
  }
  if (limit === 'concurrent') {
    return 'Zoom is still busy with another change of yours. Try again in a few seconds.';
  }
  const when = moment(retryAt);
  return `Zoom is getting too many requests from your account. Try again ${when ? `after ${when}` : 'in a few seconds'}.`;
}

const listed = (scopes: string[]) => (scopes.length === 0 ? '' : ` (${scopes.join(', ')})`);

/** `2026-11-22 00:00:00 UTC`. */
const moment = (at: string | undefined) =>
  at === undefined ? undefined : `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;

/** The sentence for a refusal. */
export const sentenceOf = (facts: ZoomFacts): string => SENTENCES[facts.kind](facts);
