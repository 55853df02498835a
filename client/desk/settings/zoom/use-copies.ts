import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../../common/contract.ts';
import { useDesk } from '../../context.ts';
import { COLLECTING } from './use-collecting.ts';

const PATH = '/api/collecting/recordings/copies';

interface Wish {
  on: boolean;
  /** Off: also delete those that are here. */
  erase?: boolean;
}

/** Turns copies on or off. @returns how many were deleted; `null` where none were to be */
export function useCopies() {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    retry: false,
    mutationFn: async ({ on, erase = false }: Wish): Promise<number | null> => {
      const list = await api.put<Output<'setCopies'>>(PATH, { on });
      queries.setQueryData(COLLECTING, list);
      if (!erase) return null;
      return (await api.delete<Output<'deleteCopies'>>(PATH)).copies;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: COLLECTING }),
  });
}

/** Has recordings from before copied, too; how far it is, the list says from then on. */
export function useCopyEarlier() {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    retry: false,
    mutationFn: () => api.post<Output<'copyEarlier'>>(`${PATH}/earlier`, {}),
    onSettled: () => queries.invalidateQueries({ queryKey: COLLECTING }),
  });
}
