import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../common/contract.ts';
import { allPages } from './all-pages.ts';
import { useDesk } from './context.ts';

export type JobOut = Output<'listJobs'>['items'][number];

/** The jobs one may see, with their pipelines. */
export function useJobs() {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['jobs'],
    staleTime: 60_000,
    queryFn: ({ signal }) => allPages<JobOut>(api, '/api/jobs', {}, { signal }),
  });
}
