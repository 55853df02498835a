import { z } from 'zod';
import { COMMON, endpoint, WRITE } from './endpoint.ts';
import { id } from './events.ts';
import { LIMITS } from './limits.ts';
import { MAIL_KINDS, MAIL_STATES } from './mail.ts';
import { candidateParams, instantOut, timeZone } from './shapes.ts';

const kind = z.enum(MAIL_KINDS);
const state = z.enum(MAIL_STATES);
/** Text that PostgreSQL can store and a mail can carry. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a header must not hold any.
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'one line without control characters');
const paragraphs = (max: number) =>
  z
    .string()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: tabs and line ends are text.
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/, 'without control characters');

/** What the review screen of an invitation calls. */
export const mailEndpoints = {
  invitation: endpoint({
    method: 'get',
    path: '/api/interviews/:id/invitation',
    summary: 'The next mail to the candidate, pre-filled, and what became of earlier ones',
    who: 'interview.manage',
    params: candidateParams,
    output: z.object({
      mailIsOn: z.boolean(),
      kind,
      to: z.string().nullable(),
      subject: z.string(),
      body: z.string(),
      timeZone: z.string(),
      missing: z.array(z.string()),
      earlier: z.array(
        z.object({
          id,
          kind,
          to: z.string(),
          subject: z.string(),
          state,
          reason: z.string().nullable(),
          attempts: z.int(),
          createdAt: instantOut,
          settledAt: instantOut.nullable(),
        }),
      ),
    }),
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  sendInvitation: endpoint({
    method: 'post',
    path: '/api/interviews/:id/invitation',
    summary: 'Send an invitation, its update or its cancellation, with the calendar entry',
    who: 'interview.manage',
    params: candidateParams,
    input: z.object({
      id: id.optional(),
      to: z.email().max(254).optional(),
      subject: line(300),
      body: paragraphs(LIMITS.mailBody).refine((text) => text.trim() !== '', 'needs words'),
      timeZone: timeZone.optional(),
      note: paragraphs(LIMITS.reasonNote).nullish(),
    }),
    output: z.object({ mailId: id, state }),
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
} as const;
