import { z } from 'zod';
import { COMMON, endpoint, OPEN, WRITE } from '../endpoint.ts';
import { id } from '../events.ts';
import { candidateParams, instantOut, memberOut, page, pageOf, role } from '../shapes.ts';
import { ZOOM_FEATURES } from '../zoom-features.ts';

const connection = z.object({
  status: z.enum(['connected', 'needs_login', 'none']),
  since: instantOut.nullable(),
  as: z.object({ name: z.string(), email: z.string() }).nullable(),
  scopes: z.array(z.string()),
  features: z.array(z.enum(ZOOM_FEATURES)),
});

/** Text that Zoom or a browser sends back; longer ones are nobody's. */
const word = z.string().min(1).max(2_000);

/** A place on this site. */
const localPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\w\-/.?=&#%~]*$/, 'a path of this site');

/** The connection to Zoom, signing in with it, and who may join. */
export const zoomEndpoints = {
  zoomInstall: endpoint({
    method: 'get',
    path: '/auth/zoom/install',
    summary: 'Go to Zoom to sign in and to allow Hireside',
    who: 'anyone',
    query: z.object({ returnTo: localPath.optional() }),
    media: 'text/html',
    redirects: true,
    errors: [...OPEN, 'unauthenticated'],
  }),
  zoomCallback: endpoint({
    method: 'get',
    path: '/auth/zoom/callback',
    summary: 'Come back from Zoom; signs in',
    who: 'anyone',
    query: z.object({
      code: word.optional(),
      state: word.optional(),
      error: word.optional(),
    }),
    media: 'text/html',
    redirects: true,
    errors: [...OPEN, 'unauthenticated', 'forbidden', 'zoom_unavailable'],
  }),
  startInClient: endpoint({
    method: 'post',
    path: '/auth/zoom/in-client/start',
    summary: 'Begin an authorisation inside the Zoom client: what zoomSdk.authorize is given',
    who: 'anyone',
    output: z.object({ codeChallenge: z.string(), state: z.string() }),
    errors: [...OPEN, 'unauthenticated', 'forbidden', 'too_large'],
  }),
  completeInClient: endpoint({
    method: 'post',
    path: '/auth/zoom/in-client/complete',
    summary: 'Hand in what the onAuthorized event brought',
    who: 'anyone',
    input: z.object({
      code: word,
      state: word,
      redirectUri: word.optional(),
      /** Only join an organization that is there: in a meeting nobody makes one by accident. */
      join: z.boolean().default(false),
    }),
    output: z.object({
      outcome: z.enum(['connected', 'asked']),
      connection,
      /** Whose admin has been asked. */
      organization: z.string().nullable(),
    }),
    errors: [
      ...OPEN,
      'unauthenticated',
      'forbidden',
      'conflict',
      'too_large',
      'zoom_reauthorise',
      'zoom_unavailable',
    ],
  }),
  zoomConnection: endpoint({
    method: 'get',
    path: '/api/zoom',
    summary: 'Whether the member’s Zoom is connected, as whom, and what that allows',
    who: 'member',
    output: connection,
    errors: COMMON,
  }),
  disconnectZoom: endpoint({
    method: 'delete',
    path: '/api/zoom',
    summary: 'Forget the member’s Zoom at once, and have Zoom forget Hireside; meetings stay',
    who: 'member',
    errors: [...COMMON, 'forbidden'],
  }),
  listJoinRequests: endpoint({
    method: 'get',
    path: '/api/join-requests',
    summary: 'People of the Zoom account who ask to join, the longest waiting first',
    who: 'members.manage',
    query: z.object(page),
    output: pageOf(z.object({ id, name: z.string(), email: z.string(), askedAt: instantOut })),
    errors: [...COMMON, 'forbidden'],
  }),
  answerJoinRequest: endpoint({
    method: 'post',
    path: '/api/join-requests/:id',
    summary: 'Accept or refuse someone who asks to join',
    who: 'members.manage',
    params: candidateParams,
    input: z.object({
      decision: z.enum(['accept', 'refuse']),
      role: role.default('interviewer'),
    }),
    output: z.object({ member: memberOut.nullable() }),
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  inviteMember: endpoint({
    method: 'post',
    path: '/api/members',
    summary: 'Let somebody join by their e-mail address when they sign in with Zoom',
    who: 'members.manage',
    input: z.object({
      id: id.optional(),
      email: z.email().max(254),
      name: z.string().trim().min(1).max(200).optional(),
      role: role.default('interviewer'),
    }),
    /** `mailed`: an invitation is on its way; else they have to be told. */
    output: memberOut.extend({ mailed: z.boolean() }),
    errors: [...WRITE, 'conflict'],
  }),
  zoomWebhook: endpoint({
    method: 'post',
    path: '/webhooks/zoom',
    summary: 'Where Zoom tells what happened, signed; answers its URL validation',
    who: 'anyone',
    output: z.object({ plainToken: z.string(), encryptedToken: z.string() }).partial(),
    errors: [...OPEN, 'unauthenticated', 'too_large'],
  }),
} as const;
