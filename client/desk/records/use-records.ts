import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import { useDesk } from '../context.ts';

export type Records = Output<'interviewRecordings'>;
export type Recording = Records['recordings'][number];
export type Transcript = Records['transcripts'][number];
type Page = Output<'transcriptCues'>;

/** What Zoom recorded of an interview. @param changes whatever changes when the log tells of more */
export function useRecords(interviewId: Id, changes: unknown) {
  const { api } = useDesk();
  const client = useQueryClient();
  const queryKey = useMemo(() => ['recordings', interviewId], [interviewId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: That it changed is the reason to ask.
  useEffect(() => void client.invalidateQueries({ queryKey }), [client, queryKey, changes]);
  return useQuery({
    queryKey,
    queryFn: () =>
      api.get<Records>(`/api/interviews/${encodeURIComponent(interviewId)}/recordings`),
    refetchOnWindowFocus: 'always',
  });
}

const PAGE = 500;

/** A whole transcript, piece by piece: what is there can be read while the rest comes. */
export function useCues({ id, cues: count }: Pick<Transcript, 'id' | 'cues'>) {
  const { api } = useDesk();
  const query = useInfiniteQuery({
    queryKey: ['cues', id, count],
    queryFn: ({ pageParam }) =>
      api.get<Page>(`/api/transcripts/${encodeURIComponent(id)}/cues`, {
        from: pageParam,
        limit: PAGE,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const cues = useMemo(() => data?.pages.flatMap((page) => page.cues) ?? [], [data]);
  return { cues, isPending: query.isPending, error: query.error, refetch: query.refetch };
}
