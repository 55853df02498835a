import type { Joining } from '../common/organization.ts';
import type { ZoomFeature } from '../common/zoom-features.ts';

const features: Record<ZoomFeature, readonly [name: string, what: string]> = {
  meetings: ['Meetings', 'Made, moved and removed with the interview'],
  host: ['Host link', 'Start an interview as its host'],
  open_by_itself: ['Opens by itself', 'The panel opens in meetings chosen for that'],
  calendar: ['Calendar', 'Busy hours while planning; an entry for each interview'],
  attendance: ['Attendance', 'Who joined and left, and when. Recruiters and admins only'],
  recordings: ['Cloud recordings', 'Played from Zoom; copied only if you say so'],
  transcripts: ['Transcripts', 'What was said, word by word. Can be searched'],
  phone: ['Phone calls', 'Matched by number'],
  chat: ['Chat', 'Messages to everyone in the interview; linked Team Chat'],
};

/** Every sentence about connecting Zoom, and about who joins. */
export const zoomCopy = {
  signIn: 'Sign in with Zoom',

  connect: {
    asking: 'Zoom is asking you. Answer in its window.',
    elsewhere: 'It goes on in your browser. Come back here when you have finished there.',
    again: 'Try again',
    silent: 'Zoom did not answer within a minute. Nothing was changed.',
    denied: 'You did not allow it in Zoom. Nothing was changed.',
    noWay: 'This Zoom client cannot ask you. Open Hireside in a browser and sign in there.',
    lost: 'Zoom asks for a new login. Nothing is lost.',
    reconnect: 'Connect Zoom again',
    done: 'Zoom is connected.',
    stranger: 'On the hiring team? Sign in with Zoom. If you are new, an admin is asked.',
    asked: (organization: string | null) =>
      organization === null ? 'You asked to join.' : `You asked to join ${organization}.`,
    decides: 'An admin decides. Open Hireside again when they have let you in.',
  },

  tile: {
    name: 'Zoom',
    promise: 'Sign in at Zoom and choose what to grant. No password is kept here.',
    as: (name: string, email: string, since: string) =>
      `Connected as ${name}, ${email}, since ${since}`,
    ranOut: 'Zoom asks for a new login',
    safe: 'Nothing is lost.',
    login: 'Login',
    disconnect: 'Disconnect',
    planning: 'For scheduling',
    filed: 'To be filed under the candidate',
    adminTurns: 'An admin turns each of these on. Granted or not, nothing is read before that.',
    granted: 'Granted',
    grant: 'Grant in Zoom',
    features,
  },

  disconnect: {
    title: 'Disconnect Zoom?',
    goes: 'What goes at once: your tokens, and the name, address and ids that Zoom lent.',
    stays: 'What stays: notes, scorecards, interviews and their dates, meetings already made.',
    effect:
      'New meetings cannot be made in your name, and the panel does not know you in meetings until you sign in with Zoom again.',
    act: 'Disconnect',
    keep: 'Stay connected',
  },

  needs: (feature: ZoomFeature) =>
    `${features[feature][0]} needs your Zoom: Settings, Zoom, ${features[feature][0]}.`,

  joining: {
    legend: 'Colleagues of your Zoom account',
    choices: {
      invitation: ['By invitation', 'Only whom an admin invites comes in.'],
      ask: ['Ask an admin', 'They sign in with Zoom and wait for an answer.'],
      open: ['Come in', 'Whoever signs in is an interviewer at once.'],
    } satisfies Record<Joining, readonly [word: string, help: string]>,
  },

  requests: {
    title: 'Asking to join',
    role: (name: string) => `Role of ${name}`,
    accept: 'Accept',
    acceptOne: (name: string) => `Accept ${name}`,
    decline: 'Decline',
    declineOne: (name: string) => `Decline ${name}`,
    accepted: (name: string) => `${name} is a member now.`,
    declined: (name: string) => `${name} was declined.`,
  },

  invite: {
    open: 'Invite a member',
    email: 'E-mail address of their Zoom account',
    role: 'Role',
    send: 'Invite',
    mailed: (email: string) => `${email} is invited. The mail is on its way.`,
    tell: (email: string) =>
      `${email} is invited. Mail is off: tell them to sign in with Zoom at this address.`,
  },
} as const;
