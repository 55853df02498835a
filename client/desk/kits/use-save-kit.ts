import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Kit } from '../../../common/kit.ts';
import { ApiError } from '../../api.ts';
import { useDesk } from '../context.ts';
import { kitKey, PLANNING } from '../planning/queries.ts';
import { contentOf } from './draft.ts';

/** What is to be saved, and the version it is to follow. */
export interface KitSave {
  value: Kit;
  from: number;
}

/**
 * Saves a kit as its next version, or makes it. Where somebody else was first, their version is
 * fetched, and the editor shows both.
 */
export function useSaveKit(onSaved: (kit: Kit) => void) {
  const { api } = useDesk();
  const queries = useQueryClient();
  const took = (kit: Kit) => {
    queries.setQueryData(kitKey(kit.id), kit);
    return queries.invalidateQueries({ queryKey: PLANNING });
  };
  const save = useMutation({
    mutationFn: ({ value, from }: KitSave) =>
      from === 0
        ? api.post<Kit>('/api/kits', contentOf(value))
        : api.patch<Kit>(`/api/kits/${value.id}`, { ...contentOf(value), version: from }),
    onSuccess: (kit) => {
      void took(kit);
      onSaved(kit);
    },
    onError: (error, { value }) => {
      const isLate = error instanceof ApiError && error.code === 'conflict';
      if (isLate) void queries.invalidateQueries({ queryKey: kitKey(value.id) });
    },
  });
  const archive = useMutation({
    mutationFn: ({ id, version, archived }: Kit) =>
      api.patch<Kit>(`/api/kits/${id}`, { version, archived: !archived }),
    onSuccess: (kit) => void took(kit),
  });
  return { save, archive };
}
