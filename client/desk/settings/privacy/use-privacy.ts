import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../../common/contract.ts';
import type { DataClass } from '../../../../common/retention.ts';
import { useDesk } from '../../context.ts';

const ERASURES = '/api/privacy/erasures';
const HOLDS = '/api/privacy/holds';
/** Whose data: a candidate's, or a colleague's. */
export type Whose = { candidateId: string } | { memberId: string };

export function usePrivacyQuery<N extends 'listErasures' | 'listHolds' | 'inventory' | 'retention'>(
  name: N,
  path: string,
) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['privacy', name],
    queryFn: ({ signal }) => api.get<Output<N>>(path, {}, { signal }),
  });
}

/** What erasing somebody would do. */
export function usePlan(whose: Whose) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['privacy', 'plan', whose],
    gcTime: 0,
    queryFn: ({ signal }) =>
      api.post<Output<'erase'>>(ERASURES, { ...whose, dryRun: true }, { signal }),
  });
}

/** What an admin does here; afterwards everything on the page is asked for again. */
export function usePrivacyActs() {
  const { api } = useDesk();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['privacy'] });
  return {
    erase: useMutation({
      mutationFn: (input: Whose & { afterDays?: number }) => api.post(ERASURES, input),
      onSuccess: async () => {
        // Their name goes from lists, and their place on hiring teams.
        await Promise.all([onSuccess(), queries.invalidateQueries({ queryKey: ['members'] })]);
      },
    }),
    hold: useMutation({
      mutationFn: (input: { candidateId: string; reason: string }) => api.post(HOLDS, input),
      onSuccess,
    }),
    withdraw: useMutation({
      mutationFn: (id: string) => api.delete(`${ERASURES}/${id}`),
      onSuccess,
    }),
    endHold: useMutation({ mutationFn: (id: string) => api.delete(`${HOLDS}/${id}`), onSuccess }),
  };
}

/** Whose data are kept how long; without months the less specific choice counts again. */
export interface RetentionChange {
  jobId: string | null;
  office: string | null;
  dataClass: DataClass;
  months?: number | null;
}

/** Chooses how long something is kept. */
export function useChangeRetention() {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: RetentionChange) =>
      api.patch<Output<'retention'>>('/api/privacy/retention', input),
    onSuccess: (retention) => queries.setQueryData(['privacy', 'retention'], retention),
  });
}
