import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Output } from '../../../../common/contract.ts';
import type { RecordKind } from '../../../../common/records.ts';
import { useDesk } from '../../context.ts';

type Collecting = Output<'listCollecting'>;
export type Held = Output<'purgeRecords'>;
export type Collected = Collecting['items'][number];

export const COLLECTING = ['collecting'];
const PATH = '/api/collecting';
const LOOK_MS = 5_000;

/** Which of Zoom's records are collected. @param grants whatever changes when the member's own do */
export function useCollecting(grants: unknown) {
  const { api } = useDesk();
  const queries = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: That they changed is the reason to ask.
  useEffect(() => void queries.invalidateQueries({ queryKey: COLLECTING }), [queries, grants]);
  return useQuery({
    queryKey: COLLECTING,
    queryFn: ({ signal }) => api.get<Collecting>(PATH, {}, { signal }),
    // While copies come, how far they are.
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ copies }) => (copies?.coming ?? 0) > 0) ? LOOK_MS : false,
  });
}

interface Turn {
  kind: RecordKind;
  on: boolean;
  /** Off: also delete what was collected. */
  erase?: boolean;
}

/** Turns a kind on or off. @returns what was deleted; `null` where nothing was to be */
export function useTurn() {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    retry: false,
    mutationFn: async ({ kind, on, erase = false }: Turn): Promise<Held | null> => {
      const list = await api.put<Collecting>(`${PATH}/${kind}`, { on });
      queries.setQueryData(COLLECTING, list);
      if (!erase) return null;
      return api.delete<Held>(`${PATH}/${kind}/records`);
    },
    onError: () => queries.invalidateQueries({ queryKey: COLLECTING }),
  });
}
