import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { Debrief } from '../../../common/debrief.ts';
import type { Id } from '../../../common/ids.ts';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import { useDesk } from '../context.ts';

export const debriefPath = (interviewId: Id): string =>
  `/api/interviews/${encodeURIComponent(interviewId)}/debrief`;

export const debriefKey = (interviewId: Id) => ['debrief', interviewId] as const;

/**
 * The debrief as the server tells it, asked for anew whenever this window is looked at again or
 * the file changes. The server decides what is in it: nothing of it is put together here.
 */
export function useDebrief(interviewId: Id, view: ReadyView | null): UseQueryResult<Debrief> {
  const { api } = useDesk();
  const client = useQueryClient();
  const state = view?.state ?? null;
  useEffect(() => {
    // What the file looks like is no input of the answer; that it has changed is the reason to ask.
    if (state !== null) void client.invalidateQueries({ queryKey: debriefKey(interviewId) });
  }, [client, interviewId, state]);
  return useQuery({
    queryKey: debriefKey(interviewId),
    queryFn: () => api.get<Debrief>(debriefPath(interviewId)),
    retry: false,
    refetchOnWindowFocus: 'always',
  });
}

const NEVER = () => () => undefined;

/** The file's view, where there is a file and it is open; `null` until then. */
export function useReadyView(store: PanelStore | undefined): ReadyView | null {
  const view = useSyncExternalStore(store?.subscribe ?? NEVER, () => store?.getView() ?? null);
  return view?.phase === 'ready' ? view : null;
}
