import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk } from '../context.ts';
import { type Draft, startDraft } from './draft.ts';
import type { Plan } from './use-plan.ts';

/**
 * What is being filled in. It stays while the desk is open, so that closing the dialog in the
 * middle loses nothing; it is in no storage, because it is about a candidate.
 */
export function useKeptDraft(plan: Plan) {
  const { boot, now } = useDesk();
  const queries = useQueryClient();
  const key = ['schedule-draft', plan.candidate.id, plan.moved?.id ?? null];
  const [draft, setDraft] = useState(
    () => queries.getQueryData<Draft>(key) ?? startDraft(plan, boot.me, now()),
  );
  return {
    draft,
    change(next: Draft) {
      queries.setQueryDefaults(['schedule-draft'], { gcTime: Number.POSITIVE_INFINITY });
      queries.setQueryData(key, next);
      setDraft(next);
    },
    drop: () => queries.removeQueries({ queryKey: key, exact: true }),
  };
}
