import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id } from '../events.ts';
import { JOINING } from '../organization.ts';

const settings = z.object({
  interviewersMoveStage: z.boolean(),
  feedbackVisibility: z.enum(['never', 'always', 'after_own']),
  ratingComments: z.enum(['optional', 'required']),
  joining: z.enum(JOINING),
});
const organizationOut = z.object({ id, name: z.string(), settings });

/** What an organization chose for itself. */
export const organizationEndpoints = {
  organization: endpoint({
    method: 'get',
    path: '/api/organization',
    summary: 'The organization and its settings',
    who: 'member',
    output: organizationOut,
    errors: COMMON,
  }),
  changeOrganization: endpoint({
    method: 'patch',
    path: '/api/organization',
    summary: 'Change the organization’s settings; what is not given stays',
    who: 'settings.edit',
    input: settings.partial(),
    output: organizationOut,
    errors: WRITE,
  }),
} as const;
