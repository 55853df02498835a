import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import { mayIn } from '../../../common/permissions.ts';
import { useDesk } from '../context.ts';

/** Colleagues who asked to be erased, for those who can do something about it. */
export function useErasureRequests() {
  const { api, boot } = useDesk();
  return useQuery({
    queryKey: ['privacy', 'requests'],
    enabled: mayIn(boot.me, 'privacy.manage'),
    queryFn: ({ signal }) =>
      api.get<Output<'listErasureRequests'>>('/api/privacy/requests', {}, { signal }),
  });
}
