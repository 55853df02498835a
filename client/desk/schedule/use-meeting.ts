import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import { useDesk } from '../context.ts';

export type Meeting = Output<'interviewMeeting'>;

/** How often it is asked while Zoom has something to do, in milliseconds. */
const WAITING_MS = 3_000;

/** Whether Zoom is still to do what is wanted, without anybody's help. */
export const isUnderWay = ({ state, problem, calendar }: Meeting): boolean =>
  state === 'wanted' ||
  (state === 'cancelled' && (problem !== null || calendar.state === 'written'));

/**
 * The meeting behind an interview. While Zoom is busy with it, it is asked for again and again.
 * @param version changes with every event about the interview; then it is asked for anew
 */
export function useMeeting(interviewId: Id, version = 0) {
  const { api } = useDesk();
  return useQuery<Meeting>({
    queryKey: ['meeting', interviewId, version],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get<Meeting>(`/api/interviews/${interviewId}/meeting`, {}, { signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isUnderWay(state.data) ? WAITING_MS : false,
  });
}

/** Asks Zoom again for what it refused. */
export function useTryAgain(interviewId: Id) {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<Meeting>(`/api/interviews/${interviewId}/meeting`, {}),
    onSettled: () => queries.invalidateQueries({ queryKey: ['meeting', interviewId] }),
  });
}
