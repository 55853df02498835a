import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import type { OrganizationSettings } from '../../../common/organization.ts';
import { useDesk } from '../context.ts';

const KEY = ['organization'];
const PATH = '/api/organization';

export function useOrganization() {
  const { api } = useDesk();
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Output<'organization'>>(PATH, {}, { signal }),
  });
}

/** Changes some of the settings; the list shows what the server made of it. */
export function useChangeSettings() {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<OrganizationSettings>) =>
      api.patch<Output<'organization'>>(PATH, change),
    onSuccess: (organization) => queries.setQueryData(KEY, organization),
  });
}
