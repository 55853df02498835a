import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import type { Kit } from '../../../common/kit.ts';
import type { Api, Query } from '../../api.ts';
import { useDesk } from '../context.ts';

export type JobOut = Output<'job'>;
export type MemberOut = Output<'listMembers'>['items'][number];

interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

const PAGE = 200;

/** A whole list, page by page. For lists that an organization has tens or hundreds of. */
async function all<T>(api: Api, path: string, query: Query, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = null; ; ) {
    const asked: Query = { ...query, limit: PAGE, cursor };
    const page: PageOf<T> = await api.get<PageOf<T>>(path, asked, { signal });
    items.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) return items;
  }
}

/** Everything about kits and jobs is asked under one key, so that one save refreshes the rest. */
export const PLANNING = ['planning'] as const;
export const kitKey = (id: Id) => [...PLANNING, 'kit', id] as const;
export const jobKey = (id: Id) => [...PLANNING, 'job', id] as const;

export function useKits(archived: boolean) {
  const { api } = useDesk();
  return useQuery({
    queryKey: [...PLANNING, 'kits', archived],
    queryFn: ({ signal }) => all<Kit>(api, '/api/kits', { archived: String(archived) }, signal),
  });
}

export function useKit(id: Id | null) {
  const { api } = useDesk();
  return useQuery({
    queryKey: kitKey(id ?? ''),
    enabled: id !== null,
    queryFn: ({ signal }) => api.get<Kit>(`/api/kits/${id}`, {}, { signal }),
  });
}

export function useJobs() {
  const { api } = useDesk();
  return useQuery({
    queryKey: [...PLANNING, 'jobs'],
    queryFn: ({ signal }) => all<JobOut>(api, '/api/jobs', {}, signal),
  });
}

export function useJob(id: Id) {
  const { api } = useDesk();
  return useQuery({
    queryKey: jobKey(id),
    queryFn: ({ signal }) => api.get<JobOut>(`/api/jobs/${id}`, {}, { signal }),
  });
}

export function useMembers() {
  const { api } = useDesk();
  return useQuery({
    queryKey: [...PLANNING, 'members'],
    queryFn: ({ signal }) => all<MemberOut>(api, '/api/members', {}, signal),
  });
}
