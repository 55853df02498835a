import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import { useDesk } from '../context.ts';

type Notices = Output<'listNotices'>;
export type Notice = Notices['items'][number];

/** Why a scorecard will not be written; a notice that only tells something needs no reason. */
export interface PutAway {
  id: Id;
  reason?: string;
}

const NOTICES = ['notices'];
const PUT_AWAY = ['notices', 'put-away'];
const EVERY_MS = 60_000;

/** What waits for the member, asked for again every minute and whenever the window is looked at. */
export function useNotices() {
  const { api } = useDesk();
  return useQuery({
    queryKey: NOTICES,
    queryFn: ({ signal }) => api.get<Notices>('/api/notices', {}, { signal }),
    // Without a network too: what cannot be asked is said, not waited for in silence.
    networkMode: 'always',
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: 'always',
  });
}

/**
 * Puts notices away, several at once if need be. They are gone from the list at once; one whose
 * putting away failed is back with the error and the reason that was given.
 */
export function usePutAway() {
  const { api } = useDesk();
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationKey: PUT_AWAY,
    mutationFn: ({ id, reason }: PutAway) =>
      api.post<unknown>(`/api/notices/${id}/dismiss`, reason === undefined ? {} : { reason }),
    networkMode: 'always',
    retry: false,
    onSuccess: (_, { id }) =>
      queries.setQueryData<Notices>(
        NOTICES,
        (old) => old && { items: old.items.filter((one) => one.id !== id) },
      ),
    // Asks anew, and drops an answer on its way that would bring the notice back.
    onSettled: () => void queries.invalidateQueries({ queryKey: NOTICES, exact: true }),
  });
  const tries = useMutationState({
    filters: { mutationKey: PUT_AWAY },
    select: ({ state }) => ({ ...state, asked: state.variables as PutAway }),
  });
  // The newest try of each notice says how it stands with it.
  const byId = new Map(tries.map((one) => [one.asked.id, one]));
  return {
    putAway: mutation.mutate,
    isGoing: (id: Id) => byId.get(id)?.status === 'pending',
    failureOf(id: Id): { error: unknown; reason: string } | null {
      const last = byId.get(id);
      if (last?.status !== 'error') return null;
      return { error: last.error, reason: last.asked.reason ?? '' };
    },
  };
}
