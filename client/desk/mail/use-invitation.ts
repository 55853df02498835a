import {
  keepPreviousData,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { Output } from '../../../common/contract.ts';
import { type Id, newId } from '../../../common/ids.ts';
import type { Locale } from '../../../common/locales.ts';
import type { MailDelivery, MailState } from '../../../common/mail.ts';
import type { Api } from '../../api.ts';
import { useDesk } from '../context.ts';

export type Draft = Output<'invitation'>;
export type Delivered = Draft['earlier'][number];

/** How date and time are written; nothing for what the server finds fitting. */
export interface ReaderChoice {
  timeZone?: string;
  locale?: Locale;
}

const UNSETTLED: readonly MailState[] = ['held', 'waiting', 'sending'];
export const isUnsettled = ({ state }: Pick<MailDelivery, 'state'>): boolean =>
  UNSETTLED.includes(state);

/** Where a mail is under way, its end is asked for this often. */
const FOLLOW_MS = 700;

const keyOf = (interviewId: Id) => ['invitation', interviewId] as const;
const pathOf = (interviewId: Id) => `/api/interviews/${interviewId}/invitation`;

/** The next mail about an interview as it would be sent now, and what became of earlier ones. */
export function useInvitation(
  interviewId: Id,
  { choice = {}, enabled = true }: { choice?: ReaderChoice; enabled?: boolean } = {},
): UseQueryResult<Draft> {
  const { api } = useDesk();
  return useQuery({
    queryKey: [...keyOf(interviewId), choice.timeZone ?? null, choice.locale ?? null],
    queryFn: ({ signal }) => api.get<Draft>(pathOf(interviewId), { ...choice }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.earlier.some(isUnsettled) ? FOLLOW_MS : false),
  });
}

/** Asks anew: something happened to the interview. */
export function useRefreshInvitation(interviewId: Id): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: keyOf(interviewId) });
}

/** A mail as it was reviewed. */
export interface Reviewed {
  candidateId: Id;
  to: string;
  /** The file gets this address before the mail is sent. */
  keepAddress: boolean;
  subject: string;
  instructions: string;
  body: string;
  note: string;
  timeZone: string;
  locale: Locale;
}

/** Sends what was reviewed: the same words twice are one mail, however often the button is pressed. */
export function useSendInvitation(interviewId: Id) {
  const { api } = useDesk();
  const refresh = useRefreshInvitation(interviewId);
  const last = useRef({ words: '', id: '' });
  return useMutation({
    mutationFn: async (reviewed: Reviewed) => {
      const words = JSON.stringify(reviewed);
      if (last.current.words !== words) last.current = { words, id: newId() };
      return send(api, interviewId, last.current.id, reviewed);
    },
    onSuccess: () => void refresh(),
  });
}

async function send(api: Api, interviewId: Id, id: Id, reviewed: Reviewed) {
  const { candidateId, keepAddress, ...mail } = reviewed;
  if (keepAddress) await api.patch(`/api/candidates/${candidateId}`, { email: mail.to });
  return api.post<Output<'sendInvitation'>>(pathOf(interviewId), { id, ...mail });
}

/** Records what the candidate answered. */
export function useRecordReply(interviewId: Id) {
  const { api } = useDesk();
  const refresh = useRefreshInvitation(interviewId);
  return useMutation({
    mutationFn: (reply: Exclude<Draft['reply'], 'pending'>) =>
      api.post(`/api/interviews/${interviewId}/reply`, { reply }),
    // Not done before the page knows: else the answer of before would show for a moment.
    onSuccess: refresh,
  });
}
