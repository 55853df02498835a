import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../common/contract.ts';
import type { Id } from '../../common/ids.ts';
import { allPages } from './all-pages.ts';
import { useDesk } from './context.ts';

export type MemberOut = Output<'listMembers'>['items'][number];

/** The organization's people, by name. */
export function useMembers() {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['members'],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => allPages<MemberOut>(api, '/api/members', {}, { signal }),
  });
}

/** Names by id, as far as they are known yet. */
export function useNames(): ReadonlyMap<Id, string> {
  const { data = [] } = useMembers();
  return new Map(data.map(({ id, name }) => [id, name]));
}
