import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id } from '../events.ts';
import { PLACEHOLDERS } from '../invitation.ts';
import { LIMITS } from '../limits.ts';
import { LOCALES } from '../locales.ts';
import { MAIL_KINDS, MAIL_STATES } from '../mail.ts';
import { line, paragraphs, templateIn } from '../mail-shapes.ts';
import { candidateParams, instantOut, interviewOut, timeZone } from '../shapes.ts';

const kind = z.enum(MAIL_KINDS);
const state = z.enum(MAIL_STATES);
const locale = z.enum(LOCALES);
/** What the review screen of an invitation calls. */
export const mailEndpoints = {
  invitation: endpoint({
    method: 'get',
    path: '/api/interviews/:id/invitation',
    summary: 'The next mail to the candidate, pre-filled, and what became of earlier ones',
    who: 'interview.manage',
    params: candidateParams,
    /** How date and time are to be written; else as in the last mail, else as the candidate's zone has it. */
    query: z.object({ timeZone: timeZone.optional(), locale: locale.optional() }),
    output: z.object({
      mailIsOn: z.boolean(),
      /** Whom it comes from; `null` where mail is off. */
      from: z.string().nullable(),
      kind,
      candidateId: id,
      status: interviewOut.shape.status,
      reply: interviewOut.shape.reply,
      startsAt: instantOut,
      to: z.string().nullable(),
      subject: z.string(),
      body: z.string(),
      timeZone: z.string(),
      locale,
      missing: z.array(z.string()),
      /** What `subject` and `body` were made of: the organization's words and what they stand for. */
      template: templateIn,
      values: z.record(z.enum(PLACEHOLDERS), z.string().nullable()),
      /** Until when a stage move can be taken back: a mail sent now waits for that. */
      heldUntil: instantOut.nullable(),
      earlier: z.array(
        z.object({
          id,
          kind,
          to: z.string(),
          subject: z.string(),
          state,
          reason: z.string().nullable(),
          attempts: z.int(),
          /** No person pressed send. */
          automatic: z.boolean(),
          /** It was handed over to an address of the candidate that was corrected afterwards. */
          correctedSince: z.boolean(),
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
      /** Stand where the body says `{instructions}`, or at its end; else the template's own do. */
      instructions: paragraphs(LIMITS.mailBody).optional(),
      timeZone: timeZone.optional(),
      locale: locale.optional(),
      note: paragraphs(LIMITS.reasonNote).nullish(),
    }),
    output: z.object({ mailId: id, state }),
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  recordReply: endpoint({
    method: 'post',
    path: '/api/interviews/:id/reply',
    summary: 'Record what the candidate answered; the same answer again changes nothing',
    who: 'interview.manage',
    params: candidateParams,
    input: z.object({ reply: z.enum(['accepted', 'declined', 'tentative']) }),
    output: interviewOut,
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
} as const;
