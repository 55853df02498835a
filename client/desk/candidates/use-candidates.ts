import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import { useDesk } from '../context.ts';

export type CandidateLine = Output<'listCandidates'>['items'][number];

export const VIEWS = ['active', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** What the list is asked for; also what its address says. */
export interface Filter {
  view: View;
  q: string;
  jobId: string;
  stage: string;
}

/** Rows of one page; more would not be read before the next question. */
const LIMIT = 25;

/** A page of the list. The one before stays on screen until the new one has come. */
export function useCandidates(filter: Filter, cursor: string | null) {
  const { api } = useDesk();
  const { view, jobId, stage } = filter;
  const q = filter.q.trim();
  return useQuery({
    queryKey: ['candidates', { view, q, jobId, stage }, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get<Output<'listCandidates'>>(
        '/api/candidates',
        { view, q: q || null, jobId: jobId || null, stage: stage || null, cursor, limit: LIMIT },
        { signal },
      ),
  });
}

/** The filter that an address names. */
export const filterIn = (asked: URLSearchParams): Filter => ({
  view: asked.get('view') === 'all' ? 'all' : 'active',
  q: asked.get('q') ?? '',
  jobId: asked.get('jobId') ?? '',
  stage: asked.get('stage') ?? '',
});

/** The address of a filter; what is not chosen is not in it. */
export function addressOf({ view, ...words }: Filter): string {
  const asked = new URLSearchParams(Object.entries(words).filter(([, word]) => word !== ''));
  if (view !== 'active') asked.set('view', view);
  return asked.size === 0 ? '/candidates' : `/candidates?${asked}`;
}
