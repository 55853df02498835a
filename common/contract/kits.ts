import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id } from '../events.ts';
import { jobDetail, kitIn, kitOut, roundIn } from '../interview-shapes.ts';
import { candidateParams, instantOut, officeName, page, pageOf } from '../shapes.ts';

/** What an interview is held with: kits, and the rounds of a job. */
export const kitEndpoints = {
  listKits: endpoint({
    method: 'get',
    path: '/api/kits',
    summary: 'Interview kits in their newest version, by name',
    who: 'kits.read',
    query: z.object({ ...page, archived: z.enum(['true', 'false']).default('false') }),
    output: pageOf(kitOut),
    errors: [...COMMON, 'forbidden'],
  }),
  createKit: endpoint({
    method: 'post',
    path: '/api/kits',
    summary: 'Make an interview kit',
    who: 'kits.edit',
    input: kitIn.extend({ id: id.optional() }),
    output: kitOut,
    errors: [...WRITE, 'conflict'],
  }),
  kit: endpoint({
    method: 'get',
    path: '/api/kits/:id',
    summary: 'A kit, in its newest version or a given one',
    who: 'kits.read',
    params: candidateParams,
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
    output: kitOut,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  changeKit: endpoint({
    method: 'patch',
    path: '/api/kits/:id',
    summary: 'Save a new version, made from the version given; interviews keep the one they have',
    who: 'kits.edit',
    params: candidateParams,
    input: kitIn.partial().extend({
      // Without its default, which would change what nobody mentioned.
      reserveMinutes: kitIn.shape.reserveMinutes.unwrap().optional(),
      version: z.int().min(1),
      archived: z.boolean().optional(),
    }),
    output: kitOut,
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  kitVersions: endpoint({
    method: 'get',
    path: '/api/kits/:id/versions',
    summary: 'When each version of a kit was saved and by whom, newest first',
    who: 'kits.read',
    params: candidateParams,
    output: z.object({
      items: z.array(
        z.object({ version: z.int(), savedAt: instantOut, by: z.string().nullable() }),
      ),
    }),
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  job: endpoint({
    method: 'get',
    path: '/api/jobs/:id',
    summary: 'One job with its rounds and rules',
    who: 'jobs.read',
    params: candidateParams,
    output: jobDetail,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  changeJob: endpoint({
    method: 'patch',
    path: '/api/jobs/:id',
    summary: 'Change a job’s rounds, hiring team or rules',
    who: 'jobs.edit',
    params: candidateParams,
    input: z.object({
      title: z.string().trim().min(1).max(200).optional(),
      rounds: z.array(roundIn).max(20).optional(),
      hiringTeam: z.array(id).max(50).optional(),
      feedbackVisibility: z.enum(['never', 'always', 'after_own']).nullable().optional(),
      office: officeName.nullable().optional(),
      /** What the change was made from; where it is given, a job changed since is a `conflict`. */
      revision: z.string().max(64).optional(),
    }),
    output: jobDetail,
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
} as const;
