import { z } from 'zod';
import { COMMON, endpoint, WRITE } from './endpoint.ts';
import { auditOut, fairnessOut, hiringOut, noticeOut } from './interview-shapes.ts';
import { candidateParams, page, pageOf } from './shapes.ts';

/** What waits for a member, and what is kept of who looked at what. */
export const noticeEndpoints = {
  listNotices: endpoint({
    method: 'get',
    path: '/api/notices',
    summary: 'What waits for the member: missing scorecards, and what they are told about',
    who: 'notices.read',
    output: z.object({ items: z.array(noticeOut) }),
    errors: [...COMMON, 'forbidden'],
  }),
  dismissNotice: endpoint({
    method: 'post',
    path: '/api/notices/:id/dismiss',
    summary: 'Put a notice away; a missing scorecard needs a reason, and the recruiter is told',
    who: 'notices.read',
    params: candidateParams,
    input: z.object({ reason: z.string().trim().max(300).optional() }),
    errors: [...WRITE, 'not_found'],
  }),
  fairness: endpoint({
    method: 'get',
    path: '/api/jobs/:id/fairness',
    summary: 'Whether a job’s candidates were asked the same and given the same time',
    who: 'reports.read',
    params: candidateParams,
    output: fairnessOut,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  hiring: endpoint({
    method: 'get',
    path: '/api/jobs/:id/hiring',
    summary: 'How far applications for a job came, by month; erased candidates stay counted',
    who: 'reports.read',
    params: candidateParams,
    output: hiringOut,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  listAudit: endpoint({
    method: 'get',
    path: '/api/audit',
    summary: 'Who looked at what is kept apart, newest first',
    who: 'audit.read',
    query: z.object(page),
    output: pageOf(auditOut),
    errors: [...COMMON, 'forbidden'],
  }),
} as const;
