import { useEffect, useState } from 'react';
import type { Interview } from '../../../common/interview.ts';
import { Checklist } from '../../features/checklist/checklist.tsx';
import type { GoTo } from '../../features/checklist/todo.ts';
import { mayMoveStage } from '../../features/stage/may-move.ts';
import { RECOMMENDATION } from '../../scorecard.ts';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import type { People } from '../../ui/people.ts';

interface LeftProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  interview: Interview;
  /** Shows the scorecard, where most of it leads. */
  onOpen(): void;
}

/** What is left to do about the interview: the panel's own checklist, after the meeting. */
export function Left({ store, view, people, interview, onOpen }: LeftProps) {
  const [target, setTarget] = useState<{ id: string } | null>(null);
  // What an item leads to may have to be put on screen first.
  useEffect(() => {
    if (target === null) return;
    document.querySelector<HTMLElement>(`[data-attribute="${target.id}"]`)?.focus();
  }, [target]);
  function goTo(to: GoTo) {
    if (to.kind === 'stage') {
      document.querySelector<HTMLElement>('main [role=combobox]')?.focus();
      return;
    }
    onOpen();
    setTarget({ id: to.kind === 'attribute' ? to.id : RECOMMENDATION });
  }
  return (
    <Checklist
      {...{ store, view, people, interview }}
      mayMove={mayMoveStage(view, store.now())}
      onGoTo={goTo}
    />
  );
}
