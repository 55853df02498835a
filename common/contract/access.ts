import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id } from '../events.ts';
import { candidateParams, instantOut, memberOut } from '../shapes.ts';
import { isTimeZone } from '../time-zone.ts';

const PDF = 'application/pdf';
const JSON_FILE = 'application/json';
const ONLY_THESE =
  'Your name and your time zone can be changed here; your address is that of your Zoom account.';

/** What is held about a person: to take along, to correct, to ask to be gone. */
export const accessEndpoints = {
  candidateData: endpoint({
    method: 'get',
    path: '/api/candidates/:id/data',
    summary: 'What is held about a candidate, as JSON; kept in the audit',
    who: 'privacy.manage',
    params: candidateParams,
    media: JSON_FILE,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  candidateDataPdf: endpoint({
    method: 'get',
    path: '/api/candidates/:id/data.pdf',
    summary: 'What is held about a candidate, as PDF; kept in the audit',
    who: 'privacy.manage',
    params: candidateParams,
    media: PDF,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  memberData: endpoint({
    method: 'get',
    path: '/api/members/:id/data',
    summary: 'What is held about a member, as JSON; kept in the audit',
    who: 'privacy.manage',
    params: candidateParams,
    media: JSON_FILE,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  memberDataPdf: endpoint({
    method: 'get',
    path: '/api/members/:id/data.pdf',
    summary: 'What is held about a member, as PDF; kept in the audit',
    who: 'privacy.manage',
    params: candidateParams,
    media: PDF,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  myData: endpoint({
    method: 'get',
    path: '/api/me/data',
    summary: 'What is held about oneself, as JSON',
    who: 'member',
    media: JSON_FILE,
    errors: COMMON,
  }),
  myDataPdf: endpoint({
    method: 'get',
    path: '/api/me/data.pdf',
    summary: 'What is held about oneself, as PDF',
    who: 'member',
    media: PDF,
    errors: COMMON,
  }),
  changeMe: endpoint({
    method: 'patch',
    path: '/api/me',
    summary: 'Correct one’s own name or time zone; every open panel shows it at once',
    who: 'member',
    input: z.strictObject(
      {
        name: z
          .string()
          .trim()
          .min(1, 'A name needs at least one letter.')
          .max(200, 'A name may have 200 letters.')
          .regex(/^[^\p{Cc}]*$/u, 'A name is one line of letters.')
          .optional(),
        timeZone: z
          .string()
          .max(60)
          .refine(isTimeZone, 'There is no such time zone. One is Europe/Dublin, for instance.')
          .optional(),
      },
      { error: ({ code }) => (code === 'unrecognized_keys' ? ONLY_THESE : undefined) },
    ),
    output: memberOut,
    errors: WRITE,
  }),
  myErasure: endpoint({
    method: 'get',
    path: '/api/me/erasure',
    summary: 'Whether one has asked for one’s own data to be erased',
    who: 'member',
    output: z.object({ askedAt: instantOut.nullable() }),
    errors: COMMON,
  }),
  askErasure: endpoint({
    method: 'post',
    path: '/api/me/erasure',
    summary: 'Ask for one’s own data to be erased: admins are told, and one of them does it',
    who: 'member',
    input: z.strictObject({}),
    output: z.object({ askedAt: instantOut.nullable() }),
    errors: WRITE,
  }),
  withdrawMyErasure: endpoint({
    method: 'delete',
    path: '/api/me/erasure',
    summary: 'Take that back',
    who: 'member',
    errors: [...COMMON, 'forbidden'],
  }),
  listErasureRequests: endpoint({
    method: 'get',
    path: '/api/privacy/requests',
    summary: 'Members who asked for their own data to be erased, the longest waiting first',
    who: 'privacy.manage',
    output: z.object({
      items: z.array(z.object({ memberId: id, name: z.string(), at: instantOut })),
    }),
    errors: [...COMMON, 'forbidden'],
  }),
} as const;
