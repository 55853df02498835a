import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from './errors.ts';
import { eventBodies, id, instant, link, profile, stage } from './events.ts';
import { LIMITS } from './limits.ts';
import { ROLES } from './member.ts';
import type { Boot, PanelSnapshot } from './panel.ts';
import type { CandidateAction, OrganizationAction } from './permissions.ts';

/**
 * Every HTTP endpoint: the one description from which the router validates, the OpenAPI document
 * is made and the permission matrix is tested. `who` is the rule; an endpoint without one does
 * not compile.
 */
export interface Endpoint {
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  summary: string;
  /** `anyone` needs no sign-in; `member` any session; else the action the server asks for. */
  who: 'anyone' | 'member' | OrganizationAction | CandidateAction;
  params?: z.ZodType;
  query?: z.ZodType;
  input?: z.ZodType;
  output?: z.ZodType;
  /** Media type of an answer that is not JSON. */
  media?: string;
  errors: readonly ErrorCode[];
}

const instantOut = z.string().meta({ format: 'date-time' });
const candidateParams = z.object({ id });
const page = {
  limit: z.coerce.number().int().min(1).max(LIMITS.pageMax).default(LIMITS.pageDefault),
  cursor: z.string().max(200).optional(),
};
const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

const role = z.enum(ROLES);
export const memberOut = z.object({
  id,
  organizationId: id,
  name: z.string(),
  email: z.string(),
  role,
  active: z.boolean(),
  timeZone: z.string(),
});

const envelopeIn = {
  id,
  at: instant,
  applicationId: id.nullish(),
  interviewId: id.nullish(),
  meetingUuid: z.string().max(100).nullish(),
  audience: z.enum(['team', 'author']).optional(),
};

/** The shape every event has; its body is checked by type, so that a wrong one is refused alone. */
export const looseDraft = z.object({ ...envelopeIn, type: z.string().max(60), body: z.unknown() });

const problemOut = z.object({ code: z.enum(ERROR_CODES), message: z.string() });
export const eventResult = z.union([
  z.object({ id, seq: z.int() }),
  z.object({ id, error: problemOut }),
]);

export const eventOut = z.object({
  seq: z.int(),
  id,
  type: z.enum(Object.keys(eventBodies) as [string, ...string[]]),
  actorId: id.nullable(),
  applicationId: id.nullable(),
  interviewId: id.nullable(),
  meetingUuid: z.string().nullable(),
  audience: z.enum(['team', 'author']),
  body: z.record(z.string(), z.unknown()).nullable(),
  clientAt: instantOut.nullable(),
  serverAt: instantOut,
  late: z.boolean(),
});

const applicationOut = z.object({
  id,
  jobId: id,
  jobTitle: z.string(),
  stage: z.string(),
  since: instantOut,
  appliedAt: instantOut,
  reason: z.string().nullable(),
  onHold: z.boolean(),
});

export const candidateOut = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  location: z.string().nullable(),
  headline: z.string().nullable(),
  applications: z.array(applicationOut),
});

export const candidateDetail = candidateOut.extend({
  say: z.string().nullable(),
  timeZone: z.string().nullable(),
  source: z.string().nullable(),
  links: z.array(link),
  tags: z.array(z.string()),
  resume: z.object({ fileId: id, name: z.string(), pages: z.int().nullable() }).nullable(),
});

export const jobOut = z.object({
  id,
  title: z.string(),
  stages: z.array(stage),
  hiringTeam: z.array(id),
  createdAt: instantOut,
});

export const interviewOut = z.object({
  id,
  candidateId: id,
  applicationId: id.nullable(),
  candidateName: z.string(),
  title: z.string(),
  round: z.int(),
  rounds: z.int(),
  startsAt: instantOut,
  minutes: z.int(),
  meetingNumber: z.string().nullable(),
  memberIds: z.array(id),
  status: z.enum(['scheduled', 'in_progress', 'completed', 'cancelled', 'no_show']),
});

const panelOut = z.custom<PanelSnapshot>((value) => typeof value === 'object' && value !== null);
export const sessionOut = z.object({
  token: z.string(),
  member: memberOut,
  expiresAt: instantOut,
  panel: panelOut,
});

const meetingNumber = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{9,12}$/, 'a meeting number has 9 to 12 digits'));
const meetingUuid = z.string().min(1).max(100);

const COMMON = [
  'invalid_request',
  'unauthenticated',
  'rate_limited',
  'internal',
  'unavailable',
] as const;
const OPEN = ['invalid_request', 'rate_limited', 'internal', 'unavailable'] as const;
const WRITE = [...COMMON, 'forbidden', 'too_large'] as const;

const endpoint = <const E extends Endpoint>(one: E): E => one;

export const contract = {
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
      email: z
        .union([z.email(), z.array(z.email()).max(20)])
        .transform((value) => (Array.isArray(value) ? value : [value]))
        .optional(),
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
  listCandidates: endpoint({
    method: 'get',
    path: '/api/candidates',
    summary: 'Candidates the member may see, by key',
    who: 'candidates.list',
    query: z.object({
      ...page,
      q: z.string().trim().max(200).optional(),
      stage: z.string().max(60).optional(),
      jobId: id.optional(),
      view: z.enum(['active', 'all']).default('active'),
    }),
    output: pageOf(candidateOut),
    errors: [...COMMON, 'forbidden'],
  }),
  createCandidate: endpoint({
    method: 'post',
    path: '/api/candidates',
    summary: 'Add a candidate, on a job where one is given',
    who: 'candidates.create',
    input: profile.extend({
      id: id.optional(),
      jobId: id.optional(),
      stage: stage.shape.name.optional(),
    }),
    output: candidateDetail,
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  candidate: endpoint({
    method: 'get',
    path: '/api/candidates/:id',
    summary: 'One candidate',
    who: 'candidate.read',
    params: candidateParams,
    output: candidateDetail,
    errors: [...COMMON, 'not_found'],
  }),
  editCandidate: endpoint({
    method: 'patch',
    path: '/api/candidates/:id',
    summary: 'Correct a candidate’s profile; the earlier values stay in the history',
    who: 'candidate.edit',
    params: candidateParams,
    input: profile.partial(),
    output: candidateDetail,
    errors: [...WRITE, 'not_found'],
  }),
  putResume: endpoint({
    method: 'post',
    path: '/api/candidates/:id/resume',
    summary: 'File a résumé (application/pdf, raw body)',
    who: 'candidate.edit',
    params: candidateParams,
    query: z.object({ name: z.string().max(200).default('Résumé.pdf') }),
    output: z.object({ fileId: id, pages: z.int().nullable() }),
    errors: [...WRITE, 'not_found'],
  }),
  resume: endpoint({
    method: 'get',
    path: '/api/candidates/:id/resume',
    summary: 'The résumé',
    who: 'candidate.read',
    params: candidateParams,
    media: 'application/pdf',
    errors: [...COMMON, 'not_found'],
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
      kind: z.enum(['all', 'stage', 'mail', 'zoom', 'notes']).default('all'),
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
    errors: [...WRITE, 'not_found'],
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
  listJobs: endpoint({
    method: 'get',
    path: '/api/jobs',
    summary: 'Jobs the member may see',
    who: 'jobs.read',
    query: z.object(page),
    output: pageOf(jobOut),
    errors: [...COMMON, 'forbidden'],
  }),
  createJob: endpoint({
    method: 'post',
    path: '/api/jobs',
    summary: 'Open a job, with the default pipeline unless stages are given',
    who: 'jobs.create',
    input: z.object({
      id: id.optional(),
      title: z.string().trim().min(1).max(200),
      stages: z.array(stage).min(2).max(30).optional(),
      hiringTeam: z.array(id).max(50).default([]),
    }),
    output: jobOut,
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  listMembers: endpoint({
    method: 'get',
    path: '/api/members',
    summary: 'The organization’s members',
    who: 'members.read',
    query: z.object(page),
    output: pageOf(memberOut),
    errors: [...COMMON, 'forbidden'],
  }),
  listInterviews: endpoint({
    method: 'get',
    path: '/api/interviews',
    summary: 'Interviews the member may see, soonest first',
    who: 'interviews.read',
    query: z.object({
      ...page,
      from: instant.optional(),
      to: instant.optional(),
      candidateId: id.optional(),
    }),
    output: pageOf(interviewOut),
    errors: [...COMMON, 'forbidden'],
  }),
  createInterview: endpoint({
    method: 'post',
    path: '/api/interviews',
    summary: 'Schedule an interview with a given Zoom meeting number',
    who: 'interviews.create',
    input: z.object({
      id: id.optional(),
      candidateId: id,
      applicationId: id.optional(),
      title: z.string().trim().min(1).max(200).optional(),
      startsAt: instant,
      minutes: z
        .int()
        .min(5)
        .max(24 * 60)
        .default(45),
      meetingNumber: meetingNumber.nullish(),
      memberIds: z.array(id).max(50).default([]),
      round: z.int().min(1).max(50).optional(),
      rounds: z.int().min(1).max(50).optional(),
    }),
    output: interviewOut,
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  interview: endpoint({
    method: 'get',
    path: '/api/interviews/:id',
    summary: 'One interview',
    who: 'candidate.read',
    params: candidateParams,
    output: interviewOut,
    errors: [...COMMON, 'not_found'],
  }),
  changeInterview: endpoint({
    method: 'patch',
    path: '/api/interviews/:id',
    summary: 'Move an interview or change its panel',
    who: 'interview.manage',
    params: candidateParams,
    input: z.object({
      startsAt: instant.optional(),
      minutes: z
        .int()
        .min(5)
        .max(24 * 60)
        .optional(),
      memberIds: z.array(id).max(50).optional(),
    }),
    output: interviewOut,
    errors: [...WRITE, 'not_found'],
  }),
  cancelInterview: endpoint({
    method: 'delete',
    path: '/api/interviews/:id',
    summary: 'Cancel an interview; what was written about it stays',
    who: 'interview.manage',
    params: candidateParams,
    output: interviewOut,
    errors: [...WRITE, 'not_found'],
  }),
  search: endpoint({
    method: 'get',
    path: '/api/search',
    summary: 'Candidates and notes the member may see',
    who: 'candidates.list',
    query: z.object({ q: z.string().trim().min(1).max(200), limit: page.limit }),
    output: z.object({
      candidates: z.array(candidateOut),
      notes: z.array(
        z.object({
          id,
          candidateId: id,
          candidateName: z.string(),
          text: z.string(),
          at: instantOut,
        }),
      ),
    }),
    errors: [...COMMON, 'forbidden'],
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

export type Contract = typeof contract;
export type EndpointName = keyof Contract;
type Of<
  N extends EndpointName,
  K extends 'params' | 'query' | 'input' | 'output',
> = Contract[N] extends {
  [P in K]: infer S extends z.ZodType;
}
  ? S
  : never;
export type Params<N extends EndpointName> = z.output<Of<N, 'params'>>;
export type Query<N extends EndpointName> = z.output<Of<N, 'query'>>;
export type Input<N extends EndpointName> = z.output<Of<N, 'input'>>;
export type Output<N extends EndpointName> = z.output<Of<N, 'output'>>;
export type { Boot };
