import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../../../common/contract.ts';
import { type Api, ApiError } from '../../../api.ts';
import { copy as shared } from '../../../copy.ts';
import { takeInCopy as copy } from '../../../copy-take-in.ts';
import { useDesk } from '../../context.ts';
import { saveBlob } from '../../parts/save-blob.ts';

export type TakeIns = Output<'listTakeIns'>;
export type TakeIn = TakeIns['items'][number];

const PATH = '/api/take-ins';
const KEY = ['take-ins'];
const LOOK_MS = 1_000;
const GOES_ON = new Set(['checking', 'running']);

/** The latest exports that were brought in, looked at again and again while something goes on. */
export function useTakeIns() {
  const { api } = useDesk();
  return useQuery({
    queryKey: KEY,
    networkMode: 'always',
    queryFn: ({ signal }) => api.get<TakeIns>(PATH, {}, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => GOES_ON.has(one.state)) ? LOOK_MS : false,
  });
}

/** How far a file is that this page sends. */
export interface Sending {
  sent: number;
  size: number;
}

/** Sends a file part by part: it is never in memory as a whole. */
export function useSending({ partSize }: Pick<TakeIns, 'partSize'>) {
  const { api } = useDesk();
  const queries = useQueryClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File): Promise<void> {
    const { size, name } = file;
    setProblem(null);
    setSending({ sent: 0, size });
    try {
      const { id } = await api.post<TakeIn>(PATH, { name, size });
      for (let at = 0; at < size; at += partSize) {
        await sendPart(api, `${PATH}/${id}/parts?at=${at}`, file.slice(at, at + partSize));
        setSending({ sent: Math.min(at + partSize, size), size });
      }
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : shared.failed);
    }
    await queries.invalidateQueries({ queryKey: KEY });
    setSending(null);
  }

  return { sending, problem, send, forget: () => setProblem(null) };
}

const ATTEMPTS = 4;
const WAIT_MS = 2_000;

/** A part that is there already is taken as such, so that one whose answer was lost goes again. */
async function sendPart(api: Api, path: string, part: Blob): Promise<void> {
  const type = 'application/octet-stream';
  for (let attempt = 1; ; attempt++) {
    try {
      await api.send(path, part, { type });
      return;
    } catch (error) {
      const isPassing = error instanceof ApiError && error.code === 'unavailable';
      if (!isPassing || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }
}

/** What an admin does with an export that was sent; afterwards they are asked for again. */
export function useTakeInActs() {
  const { api, services } = useDesk();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: KEY });
  return {
    begin: useMutation({
      mutationFn: (id: string) => api.post<TakeIn>(`${PATH}/${id}/begin`, {}),
      onSuccess: ({ seen }) => {
        // Whoever sits here is a member of the other organization now: this page is of the old one.
        if (seen?.way === 'move') services.platform.leave('/settings/data');
      },
      onSettled,
    }),
    stop: useMutation({ mutationFn: (id: string) => api.delete(`${PATH}/${id}`), onSettled }),
    saveList: useMutation({
      mutationFn: async (id: string) => {
        const answer = await api.open(`${PATH}/${id}/refused.csv`);
        saveBlob(await answer.blob(), copy.listName);
      },
    }),
  };
}
