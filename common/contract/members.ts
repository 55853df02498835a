import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id } from '../events.ts';
import { candidateParams, instantOut, memberOut, role } from '../shapes.ts';

/** An interview that is not over, and what the member is in it. */
const ahead = z.object({
  id,
  title: z.string(),
  startsAt: instantOut,
  candidateId: id,
  candidateName: z.string(),
  interviews: z.boolean(),
  hosts: z.boolean(),
});

/** What admins change of the organization's members. */
export const memberEndpoints = {
  memberDuties: endpoint({
    method: 'get',
    path: '/api/members/:id/duties',
    summary: 'What deactivating a member would end, and what would have to be reassigned',
    who: 'members.manage',
    params: candidateParams,
    output: z.object({
      /** Why it is not possible now, a sentence; `null` where it is. */
      refusal: z.string().nullable(),
      /** Soonest first; they stay as they are until somebody else is chosen. */
      interviews: z.array(ahead),
      jobs: z.array(z.object({ id, title: z.string() })),
      /** Whether their Zoom is connected. */
      zoom: z.boolean(),
      /** Panels and scripts that are signed in with a token of theirs. */
      tokens: z.number().int(),
      notices: z.number().int(),
    }),
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  changeMember: endpoint({
    method: 'patch',
    path: '/api/members/:id',
    summary: 'Change a member’s role, end their access at once, or give it back',
    who: 'members.manage',
    params: candidateParams,
    input: z
      .object({ role: role.optional(), active: z.boolean().optional() })
      .refine((change) => change.role !== undefined || change.active !== undefined, {
        message: 'name a role, or whether they are active',
      }),
    output: memberOut,
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
} as const;
