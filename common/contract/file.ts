import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id, instant, profile, stage } from '../events.ts';
import { focus, jobDetail } from '../interview-shapes.ts';
import {
  candidateDetail,
  candidateLine,
  candidateOut,
  candidateParams,
  instantOut,
  interviewLine,
  interviewOut,
  interviewZoom,
  meetingNumber,
  memberOut,
  officeName,
  page,
  pageOf,
  timeZone,
} from '../shapes.ts';

/** What keeps the file: candidates, jobs, members, interviews, search. */
export const fileEndpoints = {
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
    output: pageOf(candidateLine),
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
    input: profile.partial().extend({
      /** For the history, beside what it said before and what it says now. */
      reason: z.string().trim().max(300).nullish(),
    }),
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
    summary: 'The résumé: the one that counts, or a given one that was filed',
    who: 'candidate.read',
    params: candidateParams,
    query: z.object({ fileId: id.optional() }),
    media: 'application/pdf',
    errors: [...COMMON, 'not_found'],
  }),
  listResumes: endpoint({
    method: 'get',
    path: '/api/candidates/:id/resumes',
    summary: 'Every résumé that is kept, the one that counts first',
    who: 'candidate.read',
    params: candidateParams,
    output: z.object({
      items: z.array(
        z.object({
          fileId: id,
          name: z.string(),
          pages: z.int().nullable(),
          filedAt: instantOut,
          /** Who brought it; `null` where it came with an import. */
          actorId: id.nullable(),
        }),
      ),
    }),
    errors: [...COMMON, 'not_found'],
  }),
  listJobs: endpoint({
    method: 'get',
    path: '/api/jobs',
    summary: 'Jobs the member may see, with their rounds',
    who: 'jobs.read',
    query: z.object(page),
    output: pageOf(jobDetail),
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
      office: officeName.nullable().default(null),
    }),
    output: jobDetail,
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
    output: pageOf(interviewLine),
    errors: [...COMMON, 'forbidden'],
  }),
  createInterview: endpoint({
    method: 'post',
    path: '/api/interviews',
    summary:
      'Schedule an interview, in a Zoom meeting made for it or in a given one; the job’s round fills in what is not given',
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
        .optional(),
      /** Of a meeting that exists; with `zoom`, one is made instead. */
      meetingNumber: meetingNumber.nullish(),
      zoom: interviewZoom.optional(),
      timeZone: timeZone.optional(),
      memberIds: z.array(id).max(50).default([]),
      kitId: id.nullable().optional(),
      focus: focus.optional(),
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
    summary: 'Move an interview, change its panel or its kit',
    who: 'interview.manage',
    params: candidateParams,
    input: z.object({
      startsAt: instant.optional(),
      minutes: z
        .int()
        .min(5)
        .max(24 * 60)
        .optional(),
      zoom: interviewZoom.optional(),
      timeZone: timeZone.optional(),
      memberIds: z.array(id).max(50).optional(),
      kitId: id.nullable().optional(),
      focus: focus.optional(),
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
    /** Why, for colleagues; the candidate is not told. */
    input: z.object({ reason: z.string().trim().max(300).nullish() }),
    output: interviewOut,
    errors: [...WRITE, 'not_found'],
  }),
  search: endpoint({
    method: 'get',
    path: '/api/search',
    summary: 'Candidates, notes and what was said, of what the member may see',
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
      /** Something that was said, with its moment. */
      transcripts: z.array(
        z.object({
          transcriptId: id,
          interviewId: id,
          candidateId: id,
          candidateName: z.string(),
          seq: z.int(),
          part: z.int(),
          startMs: z.int(),
          endMs: z.int(),
          speaker: z.string().nullable(),
          text: z.string(),
          at: instantOut,
        }),
      ),
    }),
    errors: [...COMMON, 'forbidden'],
  }),
} as const;
