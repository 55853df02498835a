import { z } from 'zod';
import { COMMON, endpoint, OPEN, WRITE } from '../endpoint.ts';
import { id, instant } from '../events.ts';
import { HISTORY_KINDS } from '../history-kinds.ts';
import { LIMITS } from '../limits.ts';
import {
  candidateParams,
  eventOut,
  eventResult,
  instantOut,
  looseDraft,
  meetingNumber,
  meetingUuid,
  memberOut,
  page,
  panelOut,
  sessionOut,
} from '../shapes.ts';

/** What a panel calls: sign-in, its snapshot, the log and who is here. */
export const panelEndpoints = {
  openSession: endpoint({
    method: 'post',
    path: '/api/session',
    summary: 'Sign in with the context that getAppContext() gives; answers the panel at once',
    who: 'anyone',
    input: z.object({
      context: z.string().min(1).max(LIMITS.appContext),
      meetingUuid: meetingUuid.optional(),
      meetingId: meetingNumber.optional(),
    }),
    output: sessionOut,
    errors: [...OPEN, 'unauthenticated', 'forbidden', 'too_large'],
  }),
  closeSession: endpoint({
    method: 'delete',
    path: '/api/session',
    summary: 'Sign out',
    who: 'member',
    errors: [...COMMON, 'forbidden'],
  }),
  me: endpoint({
    method: 'get',
    path: '/api/me',
    summary: 'The member, their role and organization',
    who: 'member',
    output: z.object({
      member: memberOut,
      organization: z.object({ id, name: z.string() }),
    }),
    errors: COMMON,
  }),
  panel: endpoint({
    method: 'get',
    path: '/api/panel',
    summary: 'Match the meeting and answer the panel’s first snapshot',
    who: 'panel.open',
    query: z.object({
      meetingUuid: meetingUuid.optional(),
      meetingId: meetingNumber.optional(),
      /** Outside a meeting: the interview to open the file with. */
      interviewId: id.optional(),
      candidateId: id.optional(),
      email: z
        .union([z.email(), z.array(z.email()).max(20)])
        .transform((value) => (Array.isArray(value) ? value : [value]))
        .optional(),
      /** The interview whose link opened the app, as the first answer said. */
      asked: id.optional(),
    }),
    output: panelOut,
    errors: [...COMMON, 'forbidden'],
  }),
  matchMeeting: endpoint({
    method: 'post',
    path: '/api/panel/match',
    summary: 'Link the meeting to an interview or a candidate, or correct the link, for everyone',
    who: 'meeting.link',
    input: z
      .object({ meetingUuid, interviewId: id.optional(), candidateId: id.optional() })
      .refine(
        (body) => (body.interviewId === undefined) !== (body.candidateId === undefined),
        'give either interviewId or candidateId',
      ),
    output: panelOut,
    errors: [...WRITE, 'not_found'],
  }),
  events: endpoint({
    method: 'get',
    path: '/api/candidates/:id/events',
    summary: 'History, newest first',
    who: 'candidate.read',
    params: candidateParams,
    query: z.object({
      before: z.coerce.number().int().min(1).max(LIMITS.seqMax).optional(),
      limit: page.limit,
      kind: z.enum(HISTORY_KINDS).default('all'),
    }),
    output: z.object({ items: z.array(eventOut), nextCursor: z.string().nullable() }),
    errors: [...COMMON, 'not_found'],
  }),
  appendEvents: endpoint({
    method: 'post',
    path: '/api/candidates/:id/events',
    summary: 'Append events; sending one again answers its number and changes nothing',
    who: 'note.write',
    params: candidateParams,
    input: z.object({
      events: z.array(looseDraft).min(1).max(LIMITS.eventsPerPost),
      sentAt: instant.optional(),
    }),
    output: z.object({ results: z.array(eventResult), serverTime: instantOut }),
    errors: [...WRITE, 'not_found', 'event_refused'],
  }),
  stream: endpoint({
    method: 'get',
    path: '/api/candidates/:id/stream',
    summary: 'Follow the log from a number: SSE with log, presence and refetch events',
    who: 'candidate.read',
    params: candidateParams,
    query: z.object({ after: z.coerce.number().int().min(0).max(LIMITS.seqMax).optional() }),
    media: 'text/event-stream',
    errors: [...COMMON, 'not_found'],
  }),
  presence: endpoint({
    method: 'post',
    path: '/api/candidates/:id/presence',
    summary: 'Say that the member is writing a team note, or stopped',
    who: 'note.write',
    params: candidateParams,
    input: z.object({ writing: z.boolean() }),
    errors: [...WRITE, 'not_found'],
  }),
  openapi: endpoint({
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This interface as OpenAPI 3.1',
    who: 'anyone',
    output: z.record(z.string(), z.unknown()),
    errors: OPEN,
  }),
} as const;
