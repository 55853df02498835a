import { z } from 'zod';
import { ERROR_CODES } from './errors.ts';
import { eventBodies, id, instant, link, stage } from './events.ts';
import { LIMITS } from './limits.ts';
import { MEETING_STATES } from './meeting-plan.ts';
import { ROLES } from './member.ts';
import type { PanelSnapshot } from './panel.ts';
import { isTimeZone } from './time-zone.ts';

/** What crosses the wire, as schemas that several endpoints share. */
export const instantOut = z.string().meta({ format: 'date-time' });
export const candidateParams = z.object({ id });
export const page = {
  limit: z.coerce.number().int().min(1).max(LIMITS.pageMax).default(LIMITS.pageDefault),
  cursor: z.string().max(200).optional(),
};
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const role = z.enum(ROLES);
export const memberOut = z.object({
  id,
  organizationId: id,
  name: z.string(),
  email: z.string(),
  role,
  active: z.boolean(),
  timeZone: z.string(),
});

export const envelopeIn = {
  id,
  at: instant,
  applicationId: id.nullish(),
  interviewId: id.nullish(),
  meetingUuid: z.string().max(100).nullish(),
  audience: z.enum(['team', 'author']).optional(),
};

/** The shape every event has; its body is checked by type, so that a wrong one is refused alone. */
export const looseDraft = z.object({ ...envelopeIn, type: z.string().max(60), body: z.unknown() });

export const problemOut = z.object({ code: z.enum(ERROR_CODES), message: z.string() });
export const eventResult = z.union([
  z.object({ id, seq: z.int(), card: z.int().optional() }),
  z.object({ id, error: problemOut }),
]);

export const eventOut = z.object({
  seq: z.int(),
  card: z.int(),
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
  informed: z.boolean(),
});

export const timeZone = z.string().max(60).refine(isTimeZone, 'not a time zone');

/** What a recruiter chooses of the Zoom meeting; what is not said is the usual. */
export const interviewZoom = z.object({
  /** Whose meeting it is; whoever schedules, unless said otherwise. */
  hostId: id.optional(),
  waitingRoom: z.boolean().optional(),
  recording: z.enum(['none', 'cloud']).optional(),
  alternativeHostIds: z.array(id).max(20).optional(),
});

export const applicationOut = z.object({
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

/** As the list shows it. `lastAt`: its newest team event, for those who see all of them. */
export const candidateLine = candidateOut.extend({
  lastAt: instantOut.nullable(),
  nextInterview: z
    .object({
      id,
      startsAt: instantOut,
      status: z.enum(['scheduled', 'in_progress']),
      reply: z.enum(['pending', 'accepted', 'declined', 'tentative']),
    })
    .nullable(),
});

export const candidateDetail = candidateOut.extend({
  say: z.string().nullable(),
  timeZone: z.string().nullable(),
  source: z.string().nullable(),
  links: z.array(link),
  tags: z.array(z.string()),
  resume: z.object({ fileId: id, name: z.string(), pages: z.int().nullable() }).nullable(),
});

/** An office, in the organization's own words. */
export const officeName = z.string().trim().min(1).max(120);

export const jobOut = z.object({
  id,
  title: z.string(),
  stages: z.array(stage),
  hiringTeam: z.array(id),
  createdAt: instantOut,
  /** Where it is; `null` where nobody said so. */
  office: z.string().nullable(),
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
  kitId: id.nullable(),
  kitVersion: z.int().nullable(),
  focus: z.record(id, z.array(id)),
  startedAt: instantOut.nullable(),
  endedAt: instantOut.nullable(),
  reply: z.enum(['pending', 'accepted', 'declined', 'tentative']),
  debriefOpenedAt: instantOut.nullable(),
  status: z.enum(['scheduled', 'in_progress', 'completed', 'cancelled', 'no_show']),
});

/** As a list shows it: with the job, and of all scorecards the reader's own alone. */
export const interviewLine = interviewOut.extend({
  jobTitle: z.string().nullable(),
  ownScorecardAt: instantOut.nullable(),
  /** How its Zoom meeting stands for the reader; `null` where Hireside has made none. */
  meeting: z
    .object({
      state: z.enum(MEETING_STATES),
      /** Why it is not as wanted yet. */
      problem: z.string().nullable(),
      /** With host rights. */
      mayHost: z.boolean(),
      /** The join link is theirs to ask for. */
      mayJoin: z.boolean(),
    })
    .nullable(),
});

export const panelOut = z.custom<PanelSnapshot>(
  (value) => typeof value === 'object' && value !== null,
);
export const sessionOut = z.object({
  token: z.string(),
  member: memberOut,
  expiresAt: instantOut,
  panel: panelOut,
});

export const meetingNumber = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{9,12}$/, 'a meeting number has 9 to 12 digits'));
export const meetingUuid = z.string().min(1).max(100);
