import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { debriefOut } from '../interview-shapes.ts';
import { candidateParams } from '../shapes.ts';

/** What the scorecards of a round say, side by side. */
export const debriefEndpoints = {
  debrief: endpoint({
    method: 'get',
    path: '/api/interviews/:id/debrief',
    summary: 'The round’s scorecards side by side, as far as the member may see them',
    who: 'debrief.read',
    params: candidateParams,
    output: debriefOut,
    errors: [...COMMON, 'not_found'],
  }),
  openDebrief: endpoint({
    method: 'post',
    path: '/api/interviews/:id/debrief',
    summary: 'Open the debrief before everyone has submitted',
    who: 'debrief.open',
    params: candidateParams,
    output: debriefOut,
    errors: [...WRITE, 'not_found'],
  }),
  debriefMarkdown: endpoint({
    method: 'get',
    path: '/api/interviews/:id/debrief.md',
    summary: 'The debrief as Markdown',
    who: 'debrief.read',
    params: candidateParams,
    media: 'text/markdown',
    errors: [...COMMON, 'not_found'],
  }),
  debriefPdf: endpoint({
    method: 'get',
    path: '/api/interviews/:id/debrief.pdf',
    summary: 'The debrief as PDF',
    who: 'debrief.read',
    params: candidateParams,
    media: 'application/pdf',
    errors: [...COMMON, 'not_found'],
  }),
} as const;
