import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import { useDesk } from '../context.ts';

export type Call = Output<'candidateCalls'>['items'][number];
export type Chat = Output<'candidateChats'>['items'][number];
export type CallToAssign = Output<'listCalls'>['items'][number];

/** What to link, and what it is called. */
export type ChatEnd = ({ toContact: string } | { toChannel: string }) & { title: string };

const TO_ASSIGN = ['calls', 'ask'];
const EVERY_MS = 60_000;

/** The calls with a candidate. @param entry the latest about them: with each they are asked for anew */
export function useCalls(candidateId: Id, entry: Id) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['calls', 'of', candidateId, entry],
    queryFn: ({ signal }) =>
      api.get<Output<'candidateCalls'>>(`/api/candidates/${candidateId}/calls`, {}, { signal }),
    placeholderData: (before) => before,
  });
}

export const chatsKey = (candidateId: Id) => ['chats', candidateId];

/** The chats with a candidate. @param entry as for calls; Team Chat is looked at every minute, too */
export function useChats(candidateId: Id, entry: Id) {
  const { api } = useDesk();
  return useQuery({
    queryKey: [...chatsKey(candidateId), entry],
    queryFn: ({ signal }) =>
      api.get<Output<'candidateChats'>>(`/api/candidates/${candidateId}/chats`, {}, { signal }),
    placeholderData: (before) => before,
    refetchInterval: EVERY_MS,
  });
}

/** Calls whose number several candidates have. @param enabled for staff only */
export function useCallsToAssign(enabled: boolean) {
  const { api } = useDesk();
  return useQuery({
    queryKey: TO_ASSIGN,
    enabled,
    queryFn: ({ signal }) =>
      api.get<Output<'listCalls'>>('/api/calls', { state: 'ask' }, { signal }),
    refetchInterval: EVERY_MS,
  });
}

/** Says whose a call was; `null`: no candidate's. */
export function useAssign() {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, candidateId }: { id: Id; candidateId: Id | null }) =>
      api.put<unknown>(`/api/calls/${id}`, { candidateId }),
    networkMode: 'always',
    retry: false,
    onSettled: () => queries.invalidateQueries({ queryKey: ['calls'] }),
  });
}

/** Links a conversation of the member's Team Chat, or lets go of one. */
export function useChatLinks(candidateId: Id) {
  const { api } = useDesk();
  const queries = useQueryClient();
  const usual = {
    networkMode: 'always',
    retry: false,
    onSettled: () => queries.invalidateQueries({ queryKey: chatsKey(candidateId) }),
  } as const;
  const link = useMutation({
    ...usual,
    mutationFn: (end: ChatEnd) => api.post<unknown>(`/api/candidates/${candidateId}/chats`, end),
  });
  const unlink = useMutation({
    ...usual,
    mutationFn: ({ id, erase }: { id: Id; erase: boolean }) =>
      api.delete<unknown>(`/api/chats/${id}?erase=${erase}`),
  });
  return { link, unlink };
}
