import { useState } from 'react';
import { useDesk } from '../context.ts';
import { drop, keep, readKept } from '../kept.ts';
import { type Draft, startDraft } from './draft.ts';
import type { Plan } from './use-plan.ts';

/**
 * What is being filled in. Closing the dialog or loading the page again in the middle loses
 * nothing; it stays no longer than the tab, because it is about a candidate.
 */
export function useKeptDraft(plan: Plan) {
  const { boot, now } = useDesk();
  const key = ['schedule', boot.me.id, plan.candidate.id, plan.moved?.id ?? 'new'].join('.');
  const [found] = useState(() => readKept<Draft>(key, 'tab'));
  const [draft, setDraft] = useState(() => found ?? startDraft(plan, boot.me, now()));
  const [isFound, setFound] = useState(found !== null);
  return {
    draft,
    /** It is from earlier, and nothing of it was thrown away. */
    isFound,
    change(next: Draft) {
      keep(key, next, 'tab');
      setDraft(next);
    },
    drop: () => drop(key, 'tab'),
    startAnew() {
      drop(key, 'tab');
      setFound(false);
      setDraft(startDraft(plan, boot.me, now()));
    },
  };
}
