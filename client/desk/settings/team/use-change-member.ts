import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Input } from '../../../../common/contract.ts';
import type { Id } from '../../../../common/ids.ts';
import { useDesk } from '../../context.ts';
import type { MemberOut } from '../../use-members.ts';

/** Changes a member's role or access; the list shows what the server made of it. */
export function useChangeMember(id: Id) {
  const { api, boot, services } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Input<'changeMember'>) =>
      api.patch<MemberOut>(`/api/members/${id}`, change),
    // Also where a colleague was quicker: the list tells.
    onSettled: () => queries.invalidateQueries({ queryKey: ['members'] }),
    // Whoever changed themselves sees another desk, or none.
    onSuccess: () => id === boot.me.id && services.platform.leave('/settings/team'),
  });
}
