import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../../common/contract.ts';
import type { Id } from '../../../../common/ids.ts';
import { useDesk } from '../../context.ts';

/** What a member is in the middle of, asked anew each time: it may have changed since. */
export function useDuties(id: Id) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['member-duties', id],
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) =>
      api.get<Output<'memberDuties'>>(`/api/members/${id}/duties`, {}, { signal }),
  });
}
