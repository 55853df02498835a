import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id, instant } from '../events.ts';
import { CALENDAR_STATES, MEETING_STATES } from '../meeting-plan.ts';
import { candidateParams, instantOut, interviewZoom } from '../shapes.ts';

const anyOption = z.union([z.boolean(), z.string(), z.array(z.string()), z.null()]);
const interviewMeetingOut = z.object({
  state: z.enum(MEETING_STATES),
  number: z.string().nullable(),
  /** Link and passcode are for the interview panel and staff; `null` for others. */
  joinUrl: z.string().nullable(),
  passcode: z.string().nullable(),
  hostId: id.nullable(),
  timeZone: z.string().nullable(),
  /** As it was asked for. */
  options: interviewZoom.required().omit({ hostId: true }).nullable(),
  /** What the Zoom account decided otherwise. */
  overrides: z.array(z.object({ option: z.string(), wanted: anyOption, got: anyOption })),
  /** Why it is not as wanted yet; `retryAt` says not before when another try makes sense. */
  problem: z.object({ message: z.string(), retryAt: instantOut.nullable() }).nullable(),
  calendar: z.object({ state: z.enum(CALENDAR_STATES), message: z.string().nullable() }),
  /** Whether the caller may open it with host rights. */
  mayHost: z.boolean(),
  opensAutomatically: z.boolean(),
  /** Whether its host has allowed Hireside to open by itself. */
  mayOpenAutomatically: z.boolean(),
});

/** What the Zoom errors of a call made for somebody become. */
const ZOOM = ['conflict', 'zoom_reauthorise', 'zoom_unavailable'] as const;
const subject = { params: candidateParams };

/** The Zoom meeting behind an interview, who is free for it, and ways into it. */
export const schedulingEndpoints = {
  interviewMeeting: endpoint({
    method: 'get',
    path: '/api/interviews/:id/meeting',
    summary: 'The Zoom meeting of an interview: how far it is, and what Zoom said',
    who: 'candidate.read',
    ...subject,
    output: interviewMeetingOut,
    errors: [...COMMON, 'not_found'],
  }),
  tryMeeting: endpoint({
    method: 'post',
    path: '/api/interviews/:id/meeting',
    summary: 'Try again what Zoom refused; answers how far it is after some seconds at most',
    who: 'interview.manage',
    ...subject,
    output: interviewMeetingOut,
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  hostMeeting: endpoint({
    method: 'post',
    path: '/api/interviews/:id/host',
    summary: 'A link to open the meeting with host rights, fetched now and to be opened at once',
    who: 'candidate.read',
    ...subject,
    output: z.object({ url: z.string() }),
    errors: [...WRITE, 'not_found', ...ZOOM],
  }),
  sdkSignature: endpoint({
    method: 'post',
    path: '/api/interviews/:id/sdk-signature',
    summary: 'What Zoom’s Meeting SDK joins with; role 1 with the caller’s ZAK where they host',
    who: 'candidate.read',
    ...subject,
    input: z.object({ role: z.enum(['host', 'participant']).default('participant') }),
    output: z.object({
      signature: z.string(),
      sdkKey: z.string(),
      meetingNumber: z.string(),
      passcode: z.string().nullable(),
      zak: z.string().nullable(),
    }),
    errors: [...WRITE, 'not_found', ...ZOOM],
  }),
  openAutomatically: endpoint({
    method: 'post',
    path: '/api/interviews/:id/open-automatically',
    summary: 'Have Hireside open by itself in this meeting, or not',
    who: 'interview.manage',
    ...subject,
    input: z.object({ on: z.boolean().default(true) }),
    output: z.object({ on: z.boolean() }),
    errors: [...WRITE, 'not_found', ...ZOOM],
  }),
  panelLink: endpoint({
    method: 'post',
    path: '/api/interviews/:id/panel-link',
    summary: 'A link that opens Hireside in Zoom on this interview',
    who: 'candidate.read',
    ...subject,
    output: z.object({ url: z.string() }),
    errors: [...WRITE, 'not_found', ...ZOOM],
  }),
  availability: endpoint({
    method: 'get',
    path: '/api/availability',
    summary: 'When members are busy, as their own Zoom calendars and Hireside’s interviews say',
    who: 'interviews.create',
    query: z
      .object({
        memberIds: z
          .union([id, z.array(id).max(20)])
          .transform((value) => (Array.isArray(value) ? value : [value])),
        from: instant,
        to: instant,
        /** The interview that is being moved: it keeps nobody from its own new time. */
        exceptInterviewId: id.optional(),
      })
      .refine(({ from, to }) => {
        const span = Date.parse(to) - Date.parse(from);
        return span > 0 && span <= 15 * 86_400_000;
      }, 'give a span of at most 15 days'),
    output: z.object({
      members: z.array(
        z.object({
          memberId: id,
          timeZone: z.string(),
          /** By their calendar. `null`: unknown, for the reason given. */
          busy: z.array(z.object({ from: instantOut, to: instantOut })).nullable(),
          /** By interviews they sit on, which is always known. */
          interviews: z.array(z.object({ from: instantOut, to: instantOut })),
          reason: z.string().nullable(),
        }),
      ),
    }),
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
} as const;
