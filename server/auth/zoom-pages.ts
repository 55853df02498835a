import type { Response } from 'express';
import { AppError, ERRORS, type ErrorCode } from '../../common/errors.ts';
import { noticePage } from '../http/pages.ts';
import { OAuthError, type OAuthProblem } from '../zoom/oauth.ts';
import type { Admission } from './admission.ts';
import { StateError, type StateProblem } from './connect.ts';

/** What a person reads who comes back from Zoom and is not let through. */
interface Notice {
  code: ErrorCode;
  title: string;
  text: string;
  /** Whether going to Zoom again may help. */
  again: boolean;
}

const STATES: Record<StateProblem, Notice> = {
  expired: {
    code: 'unauthenticated',
    title: 'That took too long',
    text: 'A sign-in with Zoom has to be finished within ten minutes. Begin again.',
    again: true,
  },
  reused: {
    code: 'unauthenticated',
    title: 'This link was used already',
    text: 'Each sign-in with Zoom works once. If you are not signed in, begin again.',
    again: true,
  },
  mismatched: {
    code: 'unauthenticated',
    title: 'This sign-in began elsewhere',
    text: 'It belongs to another browser, or cookies are blocked. Allow cookies and begin again here.',
    again: true,
  },
};

const REFUSALS: Record<OAuthProblem, Notice> = {
  invalid_grant: {
    code: 'unauthenticated',
    title: 'Zoom did not accept the sign-in',
    text: 'What Zoom handed out has expired or was used. Begin again.',
    again: true,
  },
  redirect_mismatch: {
    code: 'internal',
    title: 'Hireside is not set up completely',
    text: 'Its address is not in the app’s OAuth allow list at Zoom. Tell your admin: PUBLIC_URL and the redirect URL have to be the same, letter by letter.',
    again: false,
  },
  invalid_client: {
    code: 'internal',
    title: 'Hireside is not set up completely',
    text: 'Zoom does not know its client id and secret as a pair. Tell your admin.',
    again: false,
  },
  not_approved: {
    code: 'forbidden',
    title: 'Your Zoom admin has to approve Hireside',
    text: 'Ask the admin of your Zoom account to approve it in the Zoom App Marketplace, then begin again.',
    again: true,
  },
  refused: {
    code: 'zoom_unavailable',
    title: 'Zoom refused the sign-in',
    text: 'Begin again; if it lasts, tell your admin.',
    again: true,
  },
  unavailable: {
    code: 'zoom_unavailable',
    title: 'Zoom does not answer',
    text: 'Nothing is lost. Begin again in a few minutes.',
    again: true,
  },
};

const DENIED: Notice = {
  code: 'forbidden',
  title: 'Zoom was not connected',
  text: 'You did not allow Hireside to use your Zoom account, and nothing was stored. Begin again when you want to.',
  again: true,
};

/**
 * Back without a code: the person said no, or Zoom could not ask them (RFC 6749 §4.1.2.1). Anyone
 * can write such an address: it is no fault of Zoom's or ours that an operator should hear of.
 */
export const noticeOfNo = (error: string | undefined): Notice =>
  error === undefined || error === 'access_denied'
    ? DENIED
    : { ...REFUSALS.refused, code: 'forbidden' };

const asked = (organization: string): Notice => ({
  code: 'forbidden',
  title: `You asked to join ${organization}`,
  text: 'An admin decides. Sign in again when they have let you in.',
  again: true,
});

const ADMISSIONS: Record<Exclude<Admission['kind'], 'member' | 'asked'>, Notice> = {
  invitation_needed: {
    code: 'forbidden',
    title: 'You need an invitation',
    text: 'Ask an admin of your hiring team to invite the e-mail address of your Zoom account.',
    again: true,
  },
  ended: {
    code: 'forbidden',
    title: 'Your access has ended',
    text: 'An admin of your hiring team ended it. Ask them if that is a mistake.',
    again: false,
  },
};

/** Everything that can go wrong on the way back from Zoom, as a sentence; `null` for our own faults. */
export function noticeOf(error: unknown): Notice | null {
  if (error instanceof StateError) return STATES[error.problem];
  if (error instanceof OAuthError) return REFUSALS[error.problem];
  if (error instanceof AppError && error.code === 'zoom_unavailable') return REFUSALS.unavailable;
  return null;
}

export const noticeFor = (admission: Exclude<Admission, { kind: 'member' }>): Notice =>
  admission.kind === 'asked' ? asked(admission.organization) : ADMISSIONS[admission.kind];

/** The same for the panel, which draws it itself. */
export const asProblem = ({ code, title, text }: Notice): AppError =>
  new AppError(code, `${title}. ${text}`);

export function sendNotice(res: Response, { code, title, text, again }: Notice): void {
  const action = again ? { href: '/auth/zoom/install', label: 'Sign in with Zoom' } : null;
  res
    .status(ERRORS[code].status)
    .set('cache-control', 'no-store')
    .type('html')
    .send(noticePage({ title, text, action }));
}
