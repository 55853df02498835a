import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../../common/contract.ts';
import { useDesk } from '../../context.ts';

export type DataExport = Output<'listExports'>['items'][number];

const PATH = '/api/exports';
const KEY = ['exports'];
const LOOK_MS = 1_000;

/** The latest exports, looked at again and again while one is written. */
export function useExports() {
  const { api } = useDesk();
  return useQuery({
    queryKey: KEY,
    networkMode: 'always',
    queryFn: ({ signal }) => api.get<Output<'listExports'>>(PATH, {}, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === 'running') ? LOOK_MS : false,
  });
}

/** What an admin does with exports; afterwards they are asked for again. */
export function useExportActs() {
  const { api, services } = useDesk();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: KEY });
  return {
    begin: useMutation({ mutationFn: () => api.post(PATH, {}), onSettled }),
    remove: useMutation({ mutationFn: (id: string) => api.delete(`${PATH}/${id}`), onSettled }),
    /** The browser downloads it by itself: it may be larger than a page can hold. */
    download: useMutation({
      mutationFn: async (id: string) => {
        const { url } = await api.post<Output<'exportTicket'>>(`${PATH}/${id}/ticket`, {});
        services.platform.leave(url);
      },
      onSettled,
    }),
  };
}
