import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import type { Query } from '../../api.ts';
import { useDesk } from '../context.ts';

type Audit = Output<'listAudit'>;

/** What is chosen; empty where nothing is. Days are the reader’s own, the last one included. */
export interface AuditChoice {
  q: string;
  action: string;
  actorId: string;
  from: string;
  to: string;
}

export const ALL: AuditChoice = { q: '', action: '', actorId: '', from: '', to: '' };

/** What the server is asked for, for the list and for the file alike. */
export function askedFor({ q, action, actorId, from, to }: AuditChoice): Query {
  return {
    q: q.trim() || null,
    action: action || null,
    actorId: actorId || null,
    from: dayBegins(from, 0),
    to: dayBegins(to, 1),
  };
}

/** The first moment of a day here, or of one some days after it; `null` where none is chosen. */
function dayBegins(day: string, after: number): string | null {
  const at = new Date(`${day}T00:00`);
  if (day === '' || Number.isNaN(at.getTime())) return null;
  at.setDate(at.getDate() + after);
  return at.toISOString();
}

/** The entries that fit, page by page; the earlier ones stay until the newer have come. */
export function useAudit(choice: AuditChoice) {
  const { api } = useDesk();
  const asked = askedFor(choice);
  return useInfiniteQuery({
    queryKey: ['audit', asked],
    networkMode: 'always',
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam: cursor }) =>
      api.get<Audit>('/api/audit', { ...asked, cursor }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
