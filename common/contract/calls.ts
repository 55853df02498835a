import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id } from '../events.ts';
import { candidateParams, instantOut, page, pageOf } from '../shapes.ts';

const result = z.enum(['answered', 'missed', 'voicemail', 'refused', 'failed']);

const call = z.object({
  id,
  direction: z.enum(['in', 'out']),
  /** The other side's, in E.164. */
  number: z.string(),
  /** `null` where none of the members is known to have been on the phone. */
  memberId: id.nullable(),
  memberName: z.string().nullable(),
  startedAt: instantOut,
  /** Seconds that people spoke. */
  talk: z.int(),
  result,
  /** `gone`: there was one, and Zoom has it no more or has not told where it is. */
  recording: z.enum(['none', 'playable', 'gone']),
});

const chat = z.object({
  id,
  source: z.enum(['meeting', 'team_chat']),
  interviewId: id.nullable(),
  title: z.string(),
  /** Team Chat: it is read on. */
  linked: z.boolean(),
  createdAt: instantOut,
  messages: z.array(
    z.object({
      id: z.string(),
      author: z.string(),
      memberId: id.nullable(),
      at: instantOut,
      text: z.string(),
    }),
  ),
});

/** A contact's e-mail address or id, or a channel's id, as Zoom knows it. */
const end = z
  .string()
  .trim()
  .min(1)
  .max(254)
  .regex(/^[\w.+@~=/-]+$/, 'an e-mail address or an id of Zoom’s');

/** Calls and chats with candidates. */
export const callEndpoints = {
  candidateCalls: endpoint({
    method: 'get',
    path: '/api/candidates/:id/calls',
    summary: 'Calls with a candidate, the latest first; none for who may not see correspondence',
    who: 'candidate.read',
    params: candidateParams,
    output: z.object({ items: z.array(call) }),
    errors: [...COMMON, 'not_found'],
  }),
  listCalls: endpoint({
    method: 'get',
    path: '/api/calls',
    summary: 'Calls whose number several candidates have, the latest first',
    who: 'calls.assign',
    query: z.object({ ...page, state: z.literal('ask').default('ask') }),
    output: pageOf(call.extend({ candidates: z.array(z.object({ id, name: z.string() })) })).extend(
      {
        /** Rows of call history that were no candidate’s: nothing else is kept of them. */
        passedOver: z.int(),
      },
    ),
    errors: [...COMMON, 'forbidden'],
  }),
  assignCall: endpoint({
    method: 'put',
    path: '/api/calls/:id',
    summary: 'Say whose call it was; nobody’s is forgotten',
    who: 'calls.assign',
    params: candidateParams,
    input: z.object({ candidateId: id.nullable() }),
    errors: [...WRITE, 'not_found'],
  }),
  callRecording: endpoint({
    method: 'get',
    path: '/api/calls/:id/recording',
    summary: 'The recording of a call, from Zoom',
    who: 'candidate.read',
    params: candidateParams,
    media: 'audio/mpeg',
    errors: [...COMMON, 'not_found', 'zoom_reauthorise', 'zoom_unavailable'],
  }),
  candidateChats: endpoint({
    method: 'get',
    path: '/api/candidates/:id/chats',
    summary: 'Chats with a candidate and their latest messages; none for who may not see them',
    who: 'candidate.read',
    params: candidateParams,
    output: z.object({ items: z.array(chat) }),
    errors: [...COMMON, 'not_found'],
  }),
  linkChat: endpoint({
    method: 'post',
    path: '/api/candidates/:id/chats',
    summary: 'File a conversation of the member’s own Team Chat under a candidate, from now on',
    who: 'candidate.edit',
    params: candidateParams,
    input: z
      .object({
        toContact: end.optional(),
        toChannel: end.optional(),
        title: z.string().trim().max(200).default(''),
      })
      .refine((it) => (it.toContact === undefined) !== (it.toChannel === undefined), {
        message: 'either a contact or a channel',
      }),
    output: z.object({ chatId: id }),
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  unlinkChat: endpoint({
    method: 'delete',
    path: '/api/chats/:id',
    summary: 'Read a conversation no further, and with `erase` forget what was read',
    who: 'candidate.edit',
    params: candidateParams,
    query: z.object({ erase: z.enum(['true', 'false']).default('false') }),
    errors: [...WRITE, 'not_found'],
  }),
} as const;
